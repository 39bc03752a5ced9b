#include "feed/furniture.h"

#include <iterator>

namespace neardup {
namespace {

// NAME is the source, PLACE its town, WORD a word of its own.
constexpr const char* kHeads[] = {"Skip to main content",
                                  "NAME | News from PLACE and the region",
                                  "By NAME staff",
                                  "Published in NAME, the WORD edition",
                                  "Listen to this article (WORD)",
                                  "Home / News / WORD"};
constexpr const char* kFeet[] = {
    "Sign up for the NAME newsletter and never miss a story from PLACE.",
    "Copyright NAME. All rights reserved. Write to PLACE for permissions.",
    "Follow NAME for more on WORD and WORD.",
    "Read more: what you need to know about WORD in PLACE",
    "NAME is part of the WORD media group, with offices in PLACE and PLACE.",
    "Do you have a story? Write to the newsroom of NAME in PLACE.",
    "Comments are closed. The NAME team reads every letter about WORD.",
    "Support the work of NAME with a gift of any size."};

Random DrawsOf(uint32_t source, uint64_t purpose) {
  return Random(Mix(Mix(31, purpose), source));
}

std::string Fill(const Vocabulary& vocabulary, uint32_t source,
                 std::string_view line, Random* random) {
  std::string filled;
  while (!line.empty()) {
    if (line.starts_with("NAME")) {
      filled += SourceName(vocabulary, source);
      line.remove_prefix(4);
    } else if (line.starts_with("PLACE")) {
      filled += vocabulary.Place(random->Below(vocabulary.num_places()));
      line.remove_prefix(5);
    } else if (line.starts_with("WORD")) {
      filled += vocabulary.Text(vocabulary.ContentWord(random));
      line.remove_prefix(4);
    } else {
      filled += line.front();
      line.remove_prefix(1);
    }
  }
  return filled;
}

}  // namespace

std::string SourceName(const Vocabulary& vocabulary, uint32_t source) {
  static constexpr const char* kPapers[] = {"Courier", "Herald",  "Times",
                                            "Post",    "Gazette", "Tribune",
                                            "Echo",    "Mail"};
  Random random = DrawsOf(source, 1);
  std::string name(vocabulary.Place(random.Below(vocabulary.num_places())));
  return name + ' ' + kPapers[random.Below(std::size(kPapers))];
}

void AppendHead(const Vocabulary& vocabulary, uint32_t source, double chance,
                Random* random, std::string* text) {
  Random fixed = DrawsOf(source, 2);
  const uint32_t count = fixed.Below(4);
  for (uint32_t i = 0; i < count; ++i) {
    const std::string line = Fill(
        vocabulary, source, kHeads[fixed.Below(std::size(kHeads))], &fixed);
    if (!random->Chance(chance)) continue;
    *text += line;
    *text += '\n';
  }
}

void AppendFoot(const Vocabulary& vocabulary, uint32_t source, double chance,
                Random* random, std::string* text) {
  Random fixed = DrawsOf(source, 3);
  const uint32_t count = fixed.Between(2, 5);
  for (uint32_t i = 0; i < count; ++i) {
    const std::string line =
        Fill(vocabulary, source, kFeet[fixed.Below(std::size(kFeet))], &fixed);
    if (!random->Chance(chance)) continue;
    *text += '\n';
    *text += line;
  }
}

}  // namespace neardup
