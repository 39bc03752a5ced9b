#include "tests/verify/random_stories.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <utility>

#include "neardup/text/word.h"

namespace neardup {
namespace {

// Common words, from function words to rather rare ones.
constexpr std::string_view kCommonWords[] = {
    "the",     "of",      "and",    "to",     "in",       "a",        "that",
    "is",      "for",     "on",     "with",   "as",       "was",      "it",
    "by",      "he",      "from",   "at",     "said",     "people",   "year",
    "police",  "city",    "water",  "school", "market",   "minister", "company",
    "court",   "percent", "report", "season", "election", "hospital", "bridge",
    "council", "storm",   "bank",   "plan",   "road",     "victims",  "ferry",
};

bool IsNumber(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](unsigned char c) { return std::isdigit(c) != 0; });
}

void Append(std::string_view word, uint8_t flags, TokenStream* story) {
  std::string normal(word);
  for (char& c : normal) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (std::isupper(static_cast<unsigned char>(word[0])) != 0) flags |= kCapital;
  if (IsNumber(word)) flags |= kNumber;
  story->words.push_back(HashWord(normal));
  story->flags.push_back(flags);
}

}  // namespace

TokenStream StoryOf(std::string_view text, Language language) {
  TokenStream story;
  story.language = language;
  uint8_t quoted = 0;
  bool starts = true;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word == "\"") {
      quoted ^= kQuoted;
      continue;
    }
    const bool last = word.ends_with('.');
    if (last) word.remove_suffix(1);
    Append(word, quoted | (starts ? kInitial | kSentenceStart : 0), &story);
    starts = last;
  }
  return story;
}

bool StoryMaker::Chance(double probability) {
  return std::uniform_real_distribution<double>(0, 1)(random_) < probability;
}

void StoryMaker::AppendWord(int topic, TokenStream* story) {
  // Ranks by the law of Zipf: log-uniform.
  const double u = std::uniform_real_distribution<double>(0, 1)(random_);
  const auto rank = static_cast<size_t>(std::pow(2000.0, u)) - 1;
  const size_t first = story->words.size();
  uint8_t flags = 0;
  if (first == 0 || Chance(0.06)) {
    flags = kInitial | (Chance(0.9) ? kSentenceStart : 0);
  }
  const bool was_quoted = first > 0 && story->flags.back() & kQuoted;
  if (Chance(was_quoted ? 0.9 : 0.02)) flags |= kQuoted;
  std::string word;
  if (rank < std::size(kCommonWords)) {
    word = kCommonWords[rank];
  } else if (rank % 7 == 0) {
    word = std::to_string(rank % 5 == 0 ? rank * 13 : rank % 40);
  } else {
    word = (rank % 5 == 0 ? "Vel" : "qua") + std::to_string(topic) + "x";
    // Letters only: digits would make it a number.
    for (char& c : word) c = c >= '0' && c <= '9' ? char(c - '0' + 'a') : c;
    for (size_t r = rank; r > 0; r /= 26) word += char('a' + r % 26);
  }
  if ((flags & kInitial) != 0 || Chance(0.01)) {
    word[0] =
        static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  }
  Append(word, flags, story);
}

TokenStream StoryMaker::Make(size_t num_words, int topic, Language language) {
  TokenStream story;
  story.language = language;
  while (story.words.size() < num_words) AppendWord(topic, &story);
  return story;
}

TokenStream StoryMaker::Edit(const TokenStream& story, const EditRates& rates,
                             int topic) {
  TokenStream edited, moved;
  edited.language = story.language;
  size_t moving = 0;
  for (size_t i = 0; i < story.words.size(); ++i) {
    if (moving == 0 && Chance(rates.move_part)) moving = 30;
    TokenStream& to = moving > 0 ? moved : edited;
    moving -= moving > 0;
    if (Chance(rates.insert)) AppendWord(topic, &to);
    if (Chance(rates.drop)) continue;
    if (Chance(rates.replace)) {
      AppendWord(topic, &to);
      continue;
    }
    to.words.push_back(story.words[i]);
    to.flags.push_back(story.flags[i]);
    const size_t n = to.words.size();
    if (n > 1 && Chance(rates.swap)) {
      std::swap(to.words[n - 1], to.words[n - 2]);
      std::swap(to.flags[n - 1], to.flags[n - 2]);
    }
  }
  edited.words.insert(edited.words.end(), moved.words.begin(),
                      moved.words.end());
  edited.flags.insert(edited.flags.end(), moved.flags.begin(),
                      moved.flags.end());
  return edited;
}

}  // namespace neardup
