#include "neardup/pipeline/story_table.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace neardup {
namespace {

// Stories of so many words are edited together, outside the memory of the
// table, and written back: what is in a file is best set in large pieces.
constexpr size_t kWordsEdited = 256 << 10;

// So many bytes and a few more, so that metas may stand behind them.
size_t WholeMetas(size_t bytes) {
  constexpr size_t kAlign = alignof(StoryMeta);
  return (bytes + kAlign - 1) / kAlign * kAlign;
}

// Fills a block of written() memory.
class BlockWriter {
 public:
  BlockWriter(char* block, const SpillingMemory& memory)
      : next_(block), memory_(memory) {}

  // Where it stands.
  template <typename T>
  T* Put(const T* from, size_t count) {
    T* begin = reinterpret_cast<T*>(next_);
    memory_.Write(begin, from, count * sizeof(T));
    next_ += count * sizeof(T);
    return begin;
  }

 private:
  char* next_;
  const SpillingMemory& memory_;
};

// Takes ranges out of a story, in place.
template <typename T>
void CloseGaps(std::span<const WordRange> ranges, std::span<T> story) {
  auto out = story.begin() + ranges.front().begin;
  for (size_t k = 0; k < ranges.size(); ++k) {
    const size_t end =
        k + 1 < ranges.size() ? ranges[k + 1].begin : story.size();
    out = std::copy(story.begin() + ranges[k].end, story.begin() + end, out);
  }
}

}  // namespace

void StoryTable::Chunk::Add(const StoryMeta& meta, const TokenStream& words) {
  StoryMeta& mine = metas_.emplace_back(meta);
  mine.id = strings_.Copy(meta.id);
  mine.title = strings_.Copy(meta.title);
  mine.source = strings_.Copy(meta.source);
  tokens_.Add(words);
}

void StoryTable::Chunk::Reserve(size_t stories, size_t words) {
  metas_.reserve(stories);
  tokens_.Reserve(words);
}

StoryTable::StoryTable()
    : StoryTable(std::make_shared<SpillingMemory>(0, std::string())) {}

StoryTable::StoryTable(std::shared_ptr<const SpillingMemory> memory)
    : memory_(std::move(memory)), stories_(memory_->warm()) {}

// Columns go where those of `other` are; member by member they would not.
StoryTable& StoryTable::operator=(StoryTable&& other) noexcept {
  if (this == &other) return *this;
  std::destroy_at(this);
  return *std::construct_at(this, std::move(other));
}

StoryTable::Part StoryTable::Keep(Chunk chunk) const {
  Part part;
  part.size_ = chunk.size();
  part.stories_.resize(chunk.size());
  uint32_t begin = 0;
  for (uint32_t i = 0; i < chunk.size(); ++i) {
    const auto words = static_cast<uint32_t>(chunk.tokens_.num_words(i));
    part.stories_[i] = {.index = i,
                        .begin = std::exchange(begin, begin + words),
                        .num_words = words,
                        .language = chunk.tokens_.view(i).language};
  }
  if (memory_->bounded()) {
    KeepInBlock(&chunk, &part);
    return part;
  }
  chunk.tokens_.ShrinkToFit();
  part.chunk_ = std::move(chunk);
  part.metas_ = part.chunk_.metas_.data();
  part.tokens_ = part.chunk_.tokens_.columns();
  return part;
}

void StoryTable::KeepInBlock(Chunk* chunk, Part* part) const {
  std::string strings;
  for (const StoryMeta& meta : chunk->metas_) {
    strings.append(meta.id).append(meta.title).append(meta.source);
  }
  strings.resize(WholeMetas(strings.size()));
  const TokenStore::Columns from = chunk->tokens_.columns();
  TokenStore::Columns& to = part->tokens_;
  const size_t words = chunk->num_words();
  const size_t per_word = from.begins == nullptr ? 5 : 13;
  const size_t bytes =
      strings.size() + chunk->size() * sizeof(StoryMeta) + words * per_word;
  if (bytes == 0) return;
  part->block_ = ColumnBuffer<uint64_t>((bytes + 7) / 8, memory_->written());
  BlockWriter writer(reinterpret_cast<char*>(part->block_.data()), *memory_);
  const char* next = writer.Put(strings.data(), strings.size());
  for (StoryMeta& meta : chunk->metas_) {
    for (std::string_view* text : {&meta.id, &meta.title, &meta.source}) {
      *text = {std::exchange(next, next + text->size()), text->size()};
    }
  }
  part->metas_ = writer.Put(chunk->metas_.data(), chunk->size());
  to.words = writer.Put(from.words, words);
  if (from.begins != nullptr) {
    to.begins = writer.Put(from.begins, words);
    to.ends = writer.Put(from.ends, words);
  }
  to.flags = writer.Put(from.flags, words);
}

void StoryTable::Add(Part part) {
  part.first_story_ = size();
  for (Story& story : part.stories_) {
    story.part = static_cast<uint32_t>(parts_.size());
  }
  stories_.insert(stories_.end(), part.stories_.begin(), part.stories_.end());
  std::vector<Story>().swap(part.stories_);
  parts_.push_back(std::move(part));
}

void StoryTable::Remove(const RangeLists& dropped, ThreadPool* pool) {
  assert(dropped.size() == size());
  pool->ParallelFor(parts_.size(), 1, [&](size_t begin, size_t end, int) {
    for (size_t i = begin; i < end; ++i) RemoveFromPart(dropped, parts_[i]);
  });
}

void StoryTable::RemoveFromPart(const RangeLists& dropped, const Part& part) {
  const size_t end = part.first_story_ + part.size();
  for (size_t first = part.first_story_; first < end;) {
    // Stories that are edited together, from the first that has to be.
    if (dropped[first].empty()) {
      ++first;
      continue;
    }
    size_t last = first + 1;
    const uint64_t limit = stories_[first].begin + uint64_t{kWordsEdited};
    while (last < end &&
           stories_[last].begin + stories_[last].num_words <= limit) {
      ++last;
    }
    Edit(dropped, part, first, last);
    first = last;
  }
}

void StoryTable::Edit(const RangeLists& dropped, const Part& part, size_t first,
                      size_t last) {
  const std::span<Story> run = std::span(stories_).subspan(first, last - first);
  const size_t begin = run.front().begin;
  const size_t words = run.back().begin + run.back().num_words - begin;
  const auto edit = [&]<typename T>(T* column) {
    if (column == nullptr) return;
    // One long story is not copied.
    const bool copied = memory_->bounded() && run.size() > 1;
    std::vector<T> copy;
    if (copied) copy.assign(column + begin, column + begin + words);
    T* edited = copied ? copy.data() : column + begin;
    for (size_t i = 0; i < run.size(); ++i) {
      if (dropped[first + i].empty()) continue;
      CloseGaps(dropped[first + i],
                std::span(edited + (run[i].begin - begin), run[i].num_words));
    }
    if (copied) memory_->Write(column + begin, edited, words * sizeof(T));
  };
  edit(part.tokens_.words);
  edit(part.tokens_.flags);
  edit(part.tokens_.begins);
  edit(part.tokens_.ends);
  for (size_t i = 0; i < run.size(); ++i) {
    for (const WordRange& range : dropped[first + i]) {
      run[i].num_words -= range.end - range.begin;
    }
  }
}

uint64_t StoryTable::WordsHash() const {
  uint64_t hash = 0;
  for (uint32_t story = 0; story < size(); ++story) {
    hash = Hash64(&meta(story).exact, sizeof(Hash128), hash);
  }
  return hash;
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
