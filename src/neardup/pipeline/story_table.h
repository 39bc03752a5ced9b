// The stories of a batch as the stages see them: what the record said and the
// words of its text, by position in the input.

#ifndef NEARDUP_PIPELINE_STORY_TABLE_H_
#define NEARDUP_PIPELINE_STORY_TABLE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/hash.h"
#include "neardup/base/spilling_memory.h"
#include "neardup/base/string_arena.h"
#include "neardup/base/thread_pool.h"
#include "neardup/extract/range_lists.h"
#include "neardup/pipeline/revision.h"
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
  Revision revision = {};
};

// Stories 0..size()-1 in input order. Filled in chunks (a chunk is what one
// batch of the input gave); read by any number of threads.
//
// The memory it is given is that of the whole run: stages take it from here for
// columns of their own. Under a bound each chunk is one block of it, written()
// front to back: about 150 bytes and the strings a story, 5 bytes a word. What
// is looked up for every pair, 20 bytes a story, is warm.
class StoryTable {
  // Where a story is.
  struct Story {
    uint32_t part = 0;
    uint32_t index = 0;      // in the part
    uint32_t begin = 0;      // of its words in those of the part
    uint32_t num_words = 0;  // what is left of them, in front
    Language language = Language::kUnknown;
  };

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

    Column<StoryMeta> metas_;
    TokenStore tokens_;
    StringArena strings_;  // that the views of metas_ look at
  };

  // A chunk in the memory of a table.
  class Part {
   public:
    Part() = default;
    size_t size() const { return size_; }

   private:
    friend class StoryTable;

    size_t size_ = 0;
    uint32_t first_story_ = 0;
    std::vector<Story> stories_;  // until they are added
    const StoryMeta* metas_ = nullptr;
    TokenStore::Columns tokens_;
    // What these are in: the one without a bound, the other with one.
    Chunk chunk_;
    ColumnBuffer<uint64_t> block_;  // bytes, as aligned as metas must be
  };

  // In plain memory, without a bound.
  StoryTable();
  explicit StoryTable(std::shared_ptr<const SpillingMemory> memory);
  StoryTable(StoryTable&&) = default;
  StoryTable& operator=(StoryTable&& other) noexcept;

  // Puts a chunk into the memory of the table. Thread-safe.
  Part Keep(Chunk chunk) const;
  // Its stories are the next ones. For one thread.
  void Add(Part part);
  void Add(Chunk chunk) { Add(Keep(std::move(chunk))); }

  uint32_t size() const { return static_cast<uint32_t>(stories_.size()); }
  const StoryMeta& meta(uint32_t story) const {
    const Story& at = stories_[story];
    return parts_[at.part].metas_[at.index];
  }
  TokenView tokens(uint32_t story) const {
    const Story& at = stories_[story];
    const TokenStore::Columns& tokens = parts_[at.part].tokens_;
    return {{tokens.words + at.begin, at.num_words},
            {tokens.flags + at.begin, at.num_words},
            at.language};
  }
  // Empty spans when the offsets were not kept.
  TokenOffsets offsets(uint32_t story) const {
    const Story& at = stories_[story];
    const TokenStore::Columns& tokens = parts_[at.part].tokens_;
    if (tokens.begins == nullptr) return {};
    return {{tokens.begins + at.begin, at.num_words},
            {tokens.ends + at.begin, at.num_words}};
  }
  size_t num_words(uint32_t story) const { return stories_[story].num_words; }
  const SpillingMemory& memory() const { return *memory_; }

  // Takes words out of the stories: of story i those in dropped[i].
  void Remove(const RangeLists& dropped, ThreadPool* pool);

  // 64 bits of the words of all stories, in order: of the same only if they are
  // the same, furniture aside.
  uint64_t WordsHash() const;

  // True if `a` goes before `b` whatever their order in the input: by words
  // (more first), then content, then source, id and at last position. The order
  // in which equals are resolved everywhere, so that a shuffled input gives the
  // same pairs.
  bool Precedes(uint32_t a, uint32_t b) const;

 private:
  void KeepInBlock(Chunk* chunk, Part* part) const;
  void RemoveFromPart(const RangeLists& dropped, const Part& part);
  void Edit(const RangeLists& dropped, const Part& part, size_t first,
            size_t last);

  std::shared_ptr<const SpillingMemory> memory_;  // outlives the columns
  std::vector<Part> parts_;
  Column<Story> stories_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_STORY_TABLE_H_
