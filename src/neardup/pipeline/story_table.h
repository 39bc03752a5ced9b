// The stories of a batch as the stages see them: what the record said and the
// words of its text, by position in the input.

#ifndef NEARDUP_PIPELINE_STORY_TABLE_H_
#define NEARDUP_PIPELINE_STORY_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// What the record of one story said besides its text.
struct StoryMeta {
  std::string id;
  std::string title;
  std::string source;
  std::optional<int64_t> time;  // seconds since 1970
  uint32_t file = 0;            // index into the list of input files
  uint64_t line = 0;            // 1-based; 0 for a text file
  Hash128 exact;  // TokenStream::exact; zero for a story of no words
};

// Stories 0..size()-1 in input order. Filled by one thread in chunks (a chunk
// is what one batch of the input gave); read by any number.
class StoryTable {
 public:
  struct Chunk {
    std::vector<StoryMeta> metas;
    TokenStore tokens;
  };

  void Add(Chunk chunk);

  uint32_t size() const { return static_cast<uint32_t>(where_.size()); }
  const StoryMeta& meta(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].metas[where.index];
  }
  TokenView tokens(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].tokens.view(where.index);
  }
  TokenOffsets offsets(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].tokens.offsets(where.index);
  }
  size_t num_words(uint32_t story) const {
    const Where& where = where_[story];
    return chunks_[where.chunk].tokens.num_words(where.index);
  }
  size_t MemoryBytes() const { return memory_bytes_; }

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
  std::vector<Chunk> chunks_;
  std::vector<Where> where_;
  size_t memory_bytes_ = 0;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_STORY_TABLE_H_
