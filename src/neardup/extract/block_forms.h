// What a block of a page reads like by itself: text, a line of links, a time.

#ifndef NEARDUP_EXTRACT_BLOCK_FORMS_H_
#define NEARDUP_EXTRACT_BLOCK_FORMS_H_

#include <cstdint>
#include <string_view>

#include "neardup/extract/html_blocks.h"

namespace neardup {

// Less text than this on a page is hardly the story. In letters of the Latin
// script, as HtmlBlock::length.
inline constexpr int64_t kLeastStory = 140;

// Whether most of the block stands in links. News text links a name or a
// source; lists are links.
inline bool IsLinkLine(const HtmlBlock& block) {
  return block.link_length * uint64_t{2} > block.length;
}

// Whether it reads like text: 60 letters, or a paragraph that ends like a
// sentence; neither a heading nor a line of links.
bool EndsLikeASentence(std::string_view text);
inline bool IsTextBlock(const HtmlBlocks& page, const HtmlBlock& block) {
  constexpr uint32_t kSentenceLength = 60;
  if (IsLinkLine(block) || block.kind == BlockKind::kHeading) return false;
  return block.length >= kSentenceLength ||
         (block.kind == BlockKind::kParagraph &&
          EndsLikeASentence(page.TextOf(block)));
}

// Whether it is a line that stands between a story and what is not of it, as
// "Also read" or "Kommentare".
bool IsClosingLine(std::string_view text);

// Whether it is a heading that leads to no other page, but to itself at most.
inline bool IsOwnHeading(const HtmlBlock& block) {
  return block.heading_level > 0 && !block.leads_away;
}

// A time of day in a short line: "14:05", "Posted at 9.30", "21h15", "5 min
// ago" in a dozen languages; the minute of a match, "90'".
enum class ClockForm : uint8_t { kNone, kWithWords, kAlone };
ClockForm ClockFormOf(const HtmlBlocks& page, const HtmlBlock& block);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_BLOCK_FORMS_H_
