// Furniture: lines of a page that are not part of the story, told by their
// form.
//
// Bylines, dates, picture credits, "Read more", newsletter and cookie lines are
// shared by stories that have nothing else in common, and differ between copies
// of one story. Only whole short lines are judged, of English, German, French,
// Spanish, Italian, Portuguese and Russian, and only by what is typical of
// them: a sentence that happens to begin with "By" or "Photo" stays. Lines that
// are furniture because they recur in a source are a matter for the batch, not
// for this file.

#ifndef NEARDUP_TEXT_FURNITURE_H_
#define NEARDUP_TEXT_FURNITURE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace neardup {

// Longer lines are never furniture.
inline constexpr size_t kMaxFurnitureWords = 25;

// A line of a story: its text without the line break and its words.
struct FurnitureLine {
  std::string_view text;
  std::span<const uint32_t> words;  // HashWord of the normal forms
  std::span<const uint8_t> flags;   // TokenFlag bits
};

// Whether the line, of 1..kMaxFurnitureWords words, is furniture. Cost: about
// 1 ns a word for lines that are not. Thread-safe.
bool IsFurniture(const FurnitureLine& line);

}  // namespace neardup

#endif  // NEARDUP_TEXT_FURNITURE_H_
