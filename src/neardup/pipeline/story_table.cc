#include "neardup/pipeline/story_table.h"

#include <algorithm>
#include <memory>
#include <span>
#include <tuple>
#include <utility>

namespace neardup {
namespace {

// Moves a string to `*end`, which goes on.
void MoveString(std::string_view* text, char** end) {
  char* begin = *end;
  *end = std::ranges::copy(*text, begin).out;
  *text = {begin, text->size()};
}

}  // namespace

void StoryTable::Chunk::Add(const StoryMeta& meta, const TokenStream& words) {
  StoryMeta& mine = metas_.emplace_back(meta);
  mine.id = strings_.Copy(meta.id);
  mine.title = strings_.Copy(meta.title);
  mine.source = strings_.Copy(meta.source);
  tokens_.Add(words);
}

StoryTable::Chunk::Chunk(const Chunk& other, Column<char> strings,
                         std::pmr::memory_resource* memory)
    : metas_(other.metas_, memory),
      tokens_(other.tokens_, memory),
      strings_of_table_(std::move(strings)) {}

void StoryTable::Chunk::Reserve(size_t stories, size_t words) {
  metas_.reserve(stories);
  tokens_.Reserve(words);
}

StoryTable::StoryTable()
    : StoryTable(std::make_shared<SpillingMemory>(0, std::string())) {}

StoryTable::StoryTable(std::shared_ptr<const SpillingMemory> memory)
    : memory_(std::move(memory)), where_(memory_->warm()) {}

// Columns go where those of `other` are; member by member they would not.
StoryTable& StoryTable::operator=(StoryTable&& other) noexcept {
  if (this == &other) return *this;
  std::destroy_at(this);
  return *std::construct_at(this, std::move(other));
}

void StoryTable::Add(Chunk chunk) {
  const auto number = static_cast<uint32_t>(chunks_.size());
  for (uint32_t i = 0; i < chunk.size(); ++i) where_.push_back({number, i});
  if (!memory_->bounded()) {
    chunk.tokens_.ShrinkToFit();
    chunks_.push_back(std::move(chunk));
    return;
  }
  std::pmr::memory_resource* cold = memory_->cold();
  size_t bytes = 0;
  for (const StoryMeta& meta : chunk.metas_) {
    bytes += meta.id.size() + meta.title.size() + meta.source.size();
  }
  Column<char> strings(bytes, cold);
  char* end = strings.data();
  for (StoryMeta& meta : chunk.metas_) {
    MoveString(&meta.id, &end);
    MoveString(&meta.title, &end);
    MoveString(&meta.source, &end);
  }
  chunks_.push_back(Chunk(chunk, std::move(strings), cold));
}

void StoryTable::Remove(const std::vector<std::vector<WordRange>>& dropped) {
  size_t first = 0;
  for (Chunk& chunk : chunks_) {
    const std::span<const std::vector<WordRange>> mine =
        std::span(dropped).subspan(first, chunk.size());
    chunk.tokens_.Remove(mine);
    first += chunk.size();
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
