// The rarity of every word of a story, as sketches weigh them.

#ifndef NEARDUP_TEXT_RARITY_H_
#define NEARDUP_TEXT_RARITY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neardup/text/frequency.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Fills `rarities` with RarityBits20 of each word of `story`, in text order.
// Cost: a probe of the table a word, about 3 ns.
inline void WordRarities(TokenView story, const FrequencyTable& table,
                         std::vector<uint8_t>* rarities) {
  rarities->resize(story.size());
  const WordRatings ratings = table.RatingsOf(story.language);
  const std::span<const uint8_t, kMaxCentizipf + 1> bits20 = RaritiesBits20();
  constexpr size_t kAhead = 16;
  for (size_t i = 0; i < story.size(); ++i) {
    if (i + kAhead < story.size()) ratings.Prefetch(story.words[i + kAhead]);
    (*rarities)[i] = bits20[ratings.Centizipf(story.words[i], story.flags[i])];
  }
}

}  // namespace neardup

#endif  // NEARDUP_TEXT_RARITY_H_
