#include "neardup/extract/notices.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "neardup/extract/paywalls.h"
#include "neardup/extract/phrases.h"

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

bool IsCheck(const TokenView& words) {
  static const Phrases phrases(kCheckPhrases);
  return phrases.NextEnd(words, 0) > 0;
}

// Adds paywalls, and what is behind one line by line.
void AddPaywalls(const TokenView& words, std::vector<WordRange>* found) {
  for (const WordRange& paywall : FindPaywalls(words)) {
    for (uint32_t at = paywall.begin; at < paywall.end;) {
      uint32_t end = at + 1;
      while (end < paywall.end && !(words.flags[end] & kLineStart)) ++end;
      found->push_back({at, end});
      at = end;
    }
  }
  // A sentence may be both.
  std::ranges::sort(*found, {}, &WordRange::begin);
  uint32_t done = 0;
  for (WordRange& range : *found) {
    range.begin = std::max(range.begin, done);
    done = std::max(range.end, done);
  }
  std::erase_if(*found,
                [](const WordRange& one) { return one.begin >= one.end; });
}

}  // namespace

std::vector<WordRange> FindNotices(const TokenView& words) {
  static const Phrases phrases(kNoticePhrases);
  const auto size = static_cast<uint32_t>(words.size());
  if (size <= kMostCheckWords && IsCheck(words)) return {{0, size}};
  std::vector<WordRange> found;
  WordRange line;                // of the last phrase
  uint32_t line_of_last = size;  // where the line of the last range begins
  for (size_t end = 0; (end = phrases.NextEnd(words, end)) > 0;) {
    const auto last = static_cast<uint32_t>(end - 1);
    const WordRange sentence = PieceAround(words, last, kSentenceStart);
    end = sentence.end;
    // Walked once, however many phrases it has.
    if (last >= line.end) line = PieceAround(words, last, kLineStart);
    if (line_of_last == line.begin &&
        line.end - line.begin <= kMostNoticeLine) {
      found.back().end = sentence.end;
    } else if (sentence.end - sentence.begin <= kMostNoticeSentence) {
      found.push_back(sentence);
      line_of_last = line.begin;
    }
  }
  AddPaywalls(words, &found);
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
