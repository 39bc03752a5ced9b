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
    "continue reading",
    "keep reading",
    "finish reading",
    "resume reading",
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

constexpr std::string_view kAccountPhrases[] = {
    // English.
    "subscribe",
    "subscriber",
    "subscribers",
    "subscription",
    "log in",
    "login",
    "sign in",
    "sign up",
    "register",
    "account",
    "provide an email",
    "purchase a",
    // German.
    "abonnieren",
    "Abo",
    "Abonnement",
    "anmelden",
    "einloggen",
    "registrieren",
    "Registrierung",
    "Konto",
    "Abonnent",
    // French.
    "abonner",
    "abonnez-vous",
    "abonné",
    "abonnés",
    "abonnement",
    "connectez-vous",
    "connecter",
    "inscrivez-vous",
    "compte",
    // Spanish.
    "suscríbete",
    "suscríbase",
    "suscribirte",
    "suscripción",
    "suscriptor",
    "suscriptores",
    "regístrate",
    "regístrese",
    "registrarte",
    "inicia sesión",
    "iniciar sesión",
    "cuenta",
    // Italian.
    "abbonati",
    "abbonarti",
    "abbonamento",
    "accedi",
    "registrati",
    // Portuguese.
    "assine",
    "assinante",
    "assinantes",
    "assinatura",
    "cadastre-se",
    "cadastro",
    "faça login",
    "registe-se",
    "conta",
};

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

bool HasPhrase(const Phrases& phrases, const TokenView& words,
               const WordRange& range) {
  const size_t end =
      phrases.NextEnd({words.words.first(range.end),
                       words.flags.first(range.end), words.language},
                      range.begin);
  return end > 0;
}

}  // namespace

std::vector<WordRange> FindPaywalls(const TokenView& words) {
  static const Phrases go_on(kGoOnPhrases);
  static const Phrases account(kAccountPhrases);
  std::vector<WordRange> found;
  for (size_t end = 0; (end = go_on.NextEnd(words, end)) > 0;) {
    const WordRange sentence =
        PieceAround(words, static_cast<uint32_t>(end - 1), kSentenceStart);
    if (sentence.end - sentence.begin > kMostPaywallWords ||
        !HasPhrase(account, words, sentence)) {
      continue;
    }
    found.push_back(sentence);
    if (sentence.begin >= kLeastLead &&
        !GoesOn(words, sentence.begin, sentence.end)) {
      found.back().end = static_cast<uint32_t>(words.size());
      break;
    }
    end = sentence.end;
  }
  return found;
}

}  // namespace neardup
