// The stories of a batch as the stages see them: what the record said and the
// words of its text, by position in the input.

#ifndef NEARDUP_PIPELINE_STORY_TABLE_H_
#define NEARDUP_PIPELINE_STORY_TABLE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/hash.h"
#include "neardup/base/spilling_memory.h"
#include "neardup/base/string_arena.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// What the record of one story said besides its text. The views live as long as
// the table.
struct StoryMeta {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view source = {};
  std::optional<int64_t> time = {};  // seconds since 1970
  uint32_t file = 0;                 // index into the list of input files
  uint64_t line = 0;                 // 1-based; 0 for a text file
  Hash128 exact = {};  // TokenStream::exact; zero for a story of no words
};

// Stories 0..size()-1 in input order. Filled by one thread in chunks (a chunk
// is what one batch of the input gave); read by any number.
//
// The memory it is given is that of the whole run: stages take it from here for
// columns of their own. Under a bound words and metas are cold columns of it.
class StoryTable {
 public:
  class Chunk {
   public:
    Chunk() = default;
    // Copies everything, strings included.
    void Add(const StoryMeta& meta, const TokenStream& words);
    // Makes room for words, so that adding them moves nothing.
    void Reserve(size_t stories, size_t words);
    size_t size() const { return metas_.size(); }
    size_t num_words() const { return tokens_.num_words(); }

   private:
    friend class StoryTable;
    // A copy in other memory; the metas look at `strings` already.
    Chunk(const Chunk& other, Column<char> strings,
          std::pmr::memory_resource* memory);

    Column<StoryMeta> metas_;
    TokenStore tokens_;
    // What the views of metas_ look at: the one while the chunk is filled, the
    // other in a table with a bound.
    StringArena strings_;
    Column<char> strings_of_table_;
  };

  // In plain memory, without a bound.
  StoryTable();
  explicit StoryTable(std::shared_ptr<const SpillingMemory> memory);
  StoryTable(StoryTable&&) = default;
  StoryTable& operator=(StoryTable&& other) noexcept;

  void Add(Chunk chunk);

  uint32_t size() const { return static_cast<uint32_t>(where_.size()); }
  const StoryMeta& meta(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].metas_[where.index];
  }
  TokenView tokens(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].tokens_.view(where.index);
  }
  TokenOffsets offsets(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].tokens_.offsets(where.index);
  }
  size_t num_words(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].tokens_.num_words(where.index);
  }
  const SpillingMemory& memory() const { return *memory_; }

  // Takes words out of the stories: of story i those in dropped[i].
  void Remove(const std::vector<std::vector<WordRange>>& dropped);

  // True if `a` goes before `b` whatever their order in the input: by words
  // (more first), then content, then source, id and at last position. The order
  // in which equals are resolved everywhere, so that a shuffled input gives the
  // same pairs.
  bool Precedes(uint32_t a, uint32_t b) const;

 private:
  struct Where {
    uint32_t chunk;
    uint32_t index;
  };
  std::shared_ptr<const SpillingMemory> memory_;  // outlives the columns
  std::vector<Chunk> chunks_;
  Column<Where> where_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_STORY_TABLE_H_
