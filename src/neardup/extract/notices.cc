#include "neardup/extract/notices.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

// A phrase ends with a rare word where it can: that is what is looked for.
constexpr std::string_view kCheckPhrases[] = {
    "know you're not a robot",
    "that you are not a robot",
    "that you're not a robot",
    "verify you are human",
    "verify that you are human",
    "verify you are a human",
    "verifying you are human",
    "checking your browser before",
    "checking if the site connection",
    "enable JavaScript and cookies",
    "enable JS and disable any ad blocker",
    "unusual activity from your computer",
    "unusual traffic from your computer",
    "access to this page has been denied",
    "automation tools to browse",
    "pardon our interruption",
    "dass Sie kein Roboter",
    "dass du kein Roboter",
    "que vous n'êtes pas un robot",
    "que no eres un robot",
    "que no es un robot",
    "di non essere un robot",
    "que você não é um robô",
};

constexpr std::string_view kNoticePhrases[] = {
    // Consent.
    "use cookies or similar technologies",
    "use cookies and similar technologies",
    "our partners process data",
    "partners store and/or access information",
    "access information on a device",
    "identification through device scanning",
    "ask for your consent to process",
    "can withdraw your consent",
    "withdraw your consent at any time",
    "Cookies und ähnliche Technologien",
    "auf einem Gerät speichern und/oder abrufen",
    "Ihre Einwilligung jederzeit widerrufen",
    "stocker et/ou accéder à des informations",
    "retirer votre consentement",
    "almacenar o acceder a información en un dispositivo",
    "retirar su consentimiento",
    "archiviare informazioni su dispositivo",
    "revocare il tuo consenso",
    "armazenar e/ou aceder a informações",
    // Copyright.
    "may not be published, broadcast, rewritten",
    "shall not be published, broadcast, rewritten",
    "may not be reprinted without the express written permission",
    "redistributed directly or indirectly in any medium",
    "any portion thereof may be stored in a computer",
    "not be held liable for any delays",
};

using Words = std::span<const uint32_t>;

// Phrases by their last word.
class Phrases {
 public:
  explicit Phrases(std::span<const std::string_view> texts) {
    Tokenizer tokenizer({});
    TokenStream stream;
    for (const std::string_view text : texts) {
      tokenizer.Tokenize(text, &stream);
      phrases_.push_back(stream.words);
      may_end_[stream.words.back() % kFilterSize] = true;
    }
  }

  // Where behind `from` the next phrase outside quotes ends; 0 if none does.
  size_t NextEnd(const TokenView& words, size_t from) const {
    for (size_t i = from; i < words.size(); ++i) {
      if (!may_end_[words.words[i] % kFilterSize]) [[likely]]
        continue;
      if (words.flags[i] & kQuoted) continue;
      if (AnyEnds(words.words.first(i + 1))) return i + 1;
    }
    return 0;
  }

 private:
  static constexpr size_t kFilterSize = 4096;

  bool AnyEnds(Words words) const {
    return std::ranges::any_of(phrases_, [&](const auto& phrase) {
      return phrase.back() == words.back() && phrase.size() <= words.size() &&
             std::equal(phrase.rbegin(), phrase.rend(), words.rbegin());
    });
  }

  std::vector<std::vector<uint32_t>> phrases_;
  std::array<bool, kFilterSize> may_end_ = {};
};

bool IsCheck(const TokenView& words) {
  static const Phrases phrases(kCheckPhrases);
  return phrases.NextEnd(words, 0) > 0;
}

// The piece around a word that begins where a word has `flag`.
WordRange Around(const TokenView& words, uint32_t at, uint8_t flag) {
  WordRange range{at, at + 1};
  while (range.begin > 0 && !(words.flags[range.begin] & flag)) --range.begin;
  while (range.end < words.size() && !(words.flags[range.end] & flag)) {
    ++range.end;
  }
  return range;
}

}  // namespace

std::vector<WordRange> FindNotices(const TokenView& words) {
  static const Phrases phrases(kNoticePhrases);
  const auto size = static_cast<uint32_t>(words.size());
  if (size <= kMostCheckWords && IsCheck(words)) return {{0, size}};
  std::vector<WordRange> found;
  uint32_t line_of_last = size;  // where the line of the last range begins
  for (size_t end = 0; (end = phrases.NextEnd(words, end)) > 0;) {
    const auto last = static_cast<uint32_t>(end - 1);
    const WordRange sentence = Around(words, last, kSentenceStart);
    end = sentence.end;
    const WordRange line = Around(words, last, kLineStart);
    if (line_of_last == line.begin &&
        line.end - line.begin <= kMostNoticeLine) {
      found.back().end = sentence.end;
    } else if (sentence.end - sentence.begin <= kMostNoticeSentence) {
      found.push_back(sentence);
      line_of_last = line.begin;
    }
  }
  return found;
}

size_t TakeNoticesOut(TokenStream* words) {
  const std::vector<WordRange> notices = FindNotices(words->view());
  if (notices.empty()) return 0;
  const size_t before = words->words.size();
  for (const WordRange& range : notices) {
    if (range.end == before) break;
    words->flags[range.end] |= words->flags[range.begin] & kLineStart;
  }
  words->Remove(notices);
  return before - words->words.size();
}

}  // namespace neardup
