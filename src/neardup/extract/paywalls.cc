#include "neardup/extract/paywalls.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/extract/different_contents.h"
#include "neardup/extract/phrases.h"
#include "neardup/text/frequency.h"
#include "neardup/text/rarity.h"

namespace neardup {
namespace {

constexpr std::string_view kGoOnPhrases[] = {
    // English.
    "continue reading",
    "keep reading",
    "finish reading",
    "resume reading",
    // Other languages.
    "weiterlesen",
    "weiterzulesen",
    "weiter zu lesen",
    "continuer la lecture",
    "continuer votre lecture",
    "poursuivre la lecture",
    "poursuivre votre lecture",
    "continuer à lire",
    "seguir leyendo",
    "continuar leyendo",
    "continuare a leggere",
    "continuare la lettura",
    "proseguire la lettura",
    "continuar lendo",
    "continuar a ler",
    "continuar a leitura",
};

constexpr size_t kEnglishGoOnPhrases = 4;

// No word of accounts alone, such as "account" or "sign up": stories have it.
constexpr std::string_view kEnglishAccountPhrases[] = {
    "subscribe",
    "subscription",
    "subscriber-only",
    "already a subscriber",
    "log in to continue reading",
    "log in to keep reading",
    "sign in to continue reading",
    "sign in to keep reading",
    "reading log in",
    "reading please log in",
    "reading sign in",
    "reading please sign in",
    "login or register",
    "log in or register",
    "sign in or register",
    "please register",
    "register for free",
    "register to continue reading",
    "register to keep reading",
    "provide an email",
    "free account",
    "create an account",
};

constexpr std::string_view kOtherAccountPhrases[] = {
    // German.
    "abonnieren",
    "Abo",
    "Abonnement",
    // French.
    "abonner",
    "abonnez-vous",
    "abonnement",
    "connectez-vous",
    "inscrivez-vous",
    // Spanish.
    "suscríbete",
    "suscríbase",
    "suscribirte",
    "suscripción",
    "regístrate",
    "regístrese",
    "inicia sesión",
    "iniciar sesión",
    // Italian.
    "abbonati",
    "abbonarti",
    "abbonamento",
    "accedi",
    // Portuguese.
    "assine",
    "cadastre-se",
    "faça login",
    "registe-se",
};

// What tells an offer from a report of one, wherever it stands.
constexpr std::string_view kReaderPhrases[] = {
    "you",
    "your",
    "please",
    "reading subscribe",
};

// And at the beginning of a sentence.
constexpr std::string_view kCommands[] = {
    "subscribe",        "log in",       "login",
    "sign in",          "sign up",      "register",
    "create",           "purchase",     "buy",
    "continue reading", "keep reading", "finish reading",
    "resume reading",
};

constexpr uint8_t kBeginning = kInitial | kSentenceStart | kLineStart;

constexpr size_t kMinContentWords = 6;

// The rarest words of the first `size` words: fewer than kContentWords if there
// are no more.
Content RarestWords(const TokenView& words, size_t size) {
  const WordRatings ratings =
      FrequencyTable::BuiltIn().RatingsOf(words.language);
  std::vector<std::pair<int, uint32_t>> rare;  // centizipf, word
  for (size_t i = 0; i < size; ++i) {
    if (words.flags[i] & kNumber) continue;
    const int zipf = ratings.Centizipf(words.words[i], words.flags[i]);
    if (zipf < kCommonCentizipf) rare.emplace_back(zipf, words.words[i]);
  }
  std::ranges::sort(rare);
  const auto rest = std::ranges::unique(rare);
  rare.erase(rest.begin(), rest.end());
  rare.resize(std::min(rare.size(), kContentWords));
  Content content;
  for (const auto& [zipf, word] : rare) content.push_back(word);
  content.Sort();
  return content;
}

// Whether the story that begins with words [0, lead) goes on behind `from`.
bool GoesOn(const TokenView& words, size_t lead, size_t from) {
  const Content content = RarestWords(words, lead);
  if (content.size() < kMinContentWords) return true;
  const auto is_behind = [&](uint32_t word) {
    return std::ranges::find(words.words.subspan(from), word) !=
           words.words.end();
  };
  return std::ranges::count_if(content, is_behind) >
         static_cast<std::ptrdiff_t>(kMostShared);
}

TokenView Part(const TokenView& words, const WordRange& range) {
  const size_t size = range.end - range.begin;
  return {words.words.subspan(range.begin, size),
          words.flags.subspan(range.begin, size), words.language};
}

// A phrase of `words` does not reach over a full stop or the end of a line.
bool IsInOneSentence(const TokenView& words, const WordRange& phrase) {
  const auto behind =
      words.flags.subspan(phrase.begin + 1, phrase.end - phrase.begin - 1);
  return std::ranges::none_of(behind,
                              [](uint8_t flags) { return flags & kBeginning; });
}

// Whether a sentence has a phrase; with `first`, one that begins it.
bool HasPhrase(const Phrases& phrases, const TokenView& sentence,
               bool first = false) {
  for (WordRange found; (found = phrases.Next(sentence, found.end)).end > 0;) {
    const bool begins =
        found.begin == 0 || (sentence.flags[found.begin] & kBeginning);
    if (IsInOneSentence(sentence, found) && (begins || !first)) return true;
  }
  return false;
}

// Whether an English sentence speaks to the reader.
bool IsAddressed(const TokenView& sentence) {
  static const Phrases reader(kReaderPhrases);
  static const Phrases commands(kCommands);
  return HasPhrase(reader, sentence) || HasPhrase(commands, sentence, true);
}

enum class Offer { kNone, kEnglish, kOther };

Offer OfferOf(const TokenView& sentence) {
  static const Phrases go_on{
      std::span(kGoOnPhrases).first(kEnglishGoOnPhrases)};
  static const Phrases english(kEnglishAccountPhrases);
  static const Phrases other(kOtherAccountPhrases);
  if (sentence.size() > kMostPaywallWords) return Offer::kNone;
  if (!HasPhrase(go_on, sentence)) {
    return HasPhrase(other, sentence) ? Offer::kOther : Offer::kNone;
  }
  return HasPhrase(english, sentence) && IsAddressed(sentence) ? Offer::kEnglish
                                                               : Offer::kNone;
}

}  // namespace

std::vector<WordRange> FindPaywalls(const TokenView& words) {
  static const Phrases go_on(kGoOnPhrases);
  std::vector<WordRange> found;
  size_t end = 0;
  for (WordRange phrase; (phrase = go_on.Next(words, end)).end > 0;) {
    end = phrase.end;
    if (!IsInOneSentence(words, phrase)) continue;
    const WordRange sentence = PieceAround(words, phrase.begin, kSentenceStart);
    end = sentence.end;
    if (sentence.begin < kLeastLead) continue;
    const Offer offer = OfferOf(Part(words, sentence));
    if (offer == Offer::kNone) continue;
    found.push_back(sentence);
    if (offer == Offer::kEnglish && found.size() <= kMostEnds &&
        !GoesOn(words, sentence.begin, sentence.end)) {
      found.back().end = static_cast<uint32_t>(words.size());
      break;
    }
  }
  return found;
}

}  // namespace neardup
