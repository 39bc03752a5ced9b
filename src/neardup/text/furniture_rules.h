// The phrases that make a short line furniture (furniture.h), as data.

#ifndef NEARDUP_TEXT_FURNITURE_RULES_H_
#define NEARDUP_TEXT_FURNITURE_RULES_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace neardup {

struct FurnitureRule {
  enum Where : uint8_t { kWhole, kStart, kAnywhere };

  Where where;             // the phrase stands in the line
  uint8_t max_words;       // of the line
  bool sentences;          // whether it may end with . ! or ?
  std::string_view words;  // the phrase in normal form, with single spaces
};

// English and German, then French, Spanish, Italian, Portuguese and Russian.
std::span<const FurnitureRule> FurnitureRules();

}  // namespace neardup

#endif  // NEARDUP_TEXT_FURNITURE_RULES_H_
