#include "neardup/pipeline/story_table.h"

#include <span>
#include <tuple>
#include <utility>

namespace neardup {

void StoryTable::Add(Chunk chunk) {
  chunk.tokens.ShrinkToFit();
  const auto number = static_cast<uint32_t>(chunks_.size());
  memory_bytes_ += chunk.tokens.MemoryBytes() +
                   chunk.metas.size() * (sizeof(StoryMeta) + sizeof(Where));
  for (uint32_t i = 0; i < chunk.metas.size(); ++i) {
    const StoryMeta& meta = chunk.metas[i];
    memory_bytes_ += meta.id.size() + meta.title.size() + meta.source.size();
    where_.push_back({number, i});
  }
  chunks_.push_back(std::move(chunk));
}

void StoryTable::Remove(const std::vector<std::vector<WordRange>>& dropped) {
  size_t first = 0;
  for (Chunk& chunk : chunks_) {
    const std::span<const std::vector<WordRange>> mine =
        std::span(dropped).subspan(first, chunk.metas.size());
    chunk.tokens.Remove(mine);
    first += chunk.metas.size();
  }
}

bool StoryTable::Precedes(uint32_t a, uint32_t b) const {
  const size_t words_a = num_words(a), words_b = num_words(b);
  if (words_a != words_b) return words_a > words_b;
  const StoryMeta& x = meta(a);
  const StoryMeta& y = meta(b);
  return std::tie(x.exact, x.source, x.id, a) <
         std::tie(y.exact, y.source, y.id, b);
}

}  // namespace neardup
