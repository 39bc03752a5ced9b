#include "neardup/extract/recurring_lines.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>

#include "neardup/base/column.h"
#include "neardup/base/hash.h"
#include "neardup/extract/different_contents.h"

namespace neardup {
namespace {

constexpr size_t kStoriesAtOnce = 256;
// Enough to see that contents differ; bounds the work on a line that stands in
// every story of a large batch.
constexpr size_t kContentsLookedAt = 64;

// A key says "this line in this source", or "this line in any source".
uint64_t LineHash(std::span<const uint32_t> words) {
  return Hash64(words.data(), words.size_bytes());
}
uint64_t SourceKey(uint64_t source, uint64_t line) {
  return Mix64(source ^ Mix64(line));
}
uint64_t AnyKey(uint64_t line) { return Mix64(line); }

// Calls body(range, hash) for every line of a story that may be furniture.
template <typename Body>
void ForEachLine(const TokenView& story, Body body) {
  const auto size = static_cast<uint32_t>(story.size());
  for (uint32_t begin = 0; begin < size;) {
    uint32_t end = begin + 1;
    while (end < size && (story.flags[end] & kLineStart) == 0) ++end;
    if (end - begin <= kMaxFurnitureLineWords) {
      body(WordRange{begin, end},
           LineHash(story.words.subspan(begin, end - begin)));
    }
    begin = end;
  }
}

// Counts keys to two, in two bits each: a key with a count below two occurs
// once for certain; one with two may be two keys that met.
class RoughCounts {
 public:
  RoughCounts(size_t keys, const LineMemory& memory)
      : seen_(NumBytes(keys, memory.table_bytes), 0, memory.warm) {}
  void Add(uint64_t key) {
    uint8_t& pairs = seen_[Place(key)];
    const uint8_t once = First(key);
    // The second bit of a key is above its first.
    pairs |= static_cast<uint8_t>((pairs & once) << 1 | once);
  }
  bool Recurs(uint64_t key) const {
    return (seen_[Place(key)] & First(key) << 1) != 0;
  }

 private:
  static size_t NumBytes(size_t keys, size_t most) {
    size_t bytes = 1 << 14;
    while (bytes < keys && bytes <= most / 2) bytes *= 2;
    return bytes;
  }
  size_t Place(uint64_t key) const { return key >> 2 & (seen_.size() - 1); }
  static uint8_t First(uint64_t key) {
    return static_cast<uint8_t>(1 << 2 * (key & 3));
  }

  Column<uint8_t> seen_;
};

struct Line {
  uint64_t hash;
  WordRange range;
};

struct Occurrence {
  uint64_t key;
  uint32_t story;
  bool own_source;
  bool long_line;
  friend bool operator<(const Occurrence& a, const Occurrence& b) {
    return std::tie(a.key, a.story) < std::tie(b.key, b.story);
  }
  friend bool operator==(const Occurrence& a, const Occurrence& b) {
    return a.key == b.key && a.story == b.story;
  }
};

// Contents are those of the words outside lines that recur; empty if a story
// has too few to tell.
constexpr size_t kMinContentWords = 6;
constexpr size_t kSharedIfSame = 3;

// The rarest distinct ones of some words, given as centizipf << 32 | word.
Content Rarest(std::span<uint64_t> words) {
  Content content;
  // Few words are said more than four times, so so many hold enough.
  const size_t looked_at = std::min(words.size(), 4 * kContentWords);
  std::nth_element(words.begin(), words.begin() + looked_at, words.end());
  std::sort(words.begin(), words.begin() + looked_at);
  for (size_t i = 0; i < looked_at && content.size() < kContentWords; ++i) {
    if (i > 0 && words[i] == words[i - 1]) continue;
    content.push_back(static_cast<uint32_t>(words[i]));
  }
  if (content.size() < kMinContentWords) content.clear();
  content.Sort();
  return content;
}

bool Differ(const Content& a, const Content& b) {
  return CountShared(a, b) < kSharedIfSame;
}

// Finds the furniture of a batch, step by step.
class Finder {
 public:
  Finder(std::span<const LineStory> stories, const FrequencyTable& table,
         ThreadPool* pool, const LineMemory& memory)
      : stories_(stories),
        table_(table),
        pool_(pool),
        memory_(memory),
        contents_(memory.warm) {}

  std::vector<std::vector<WordRange>> Find() {
    ReadLines();
    const Column<Occurrence> recurring = RecurringLines();
    DescribeContents(recurring);
    ChooseFurniture(recurring);
    std::vector<std::vector<WordRange>> found(stories_.size());
    if (furniture_.empty()) return found;
    ForEachStory([&](size_t story) { found[story] = FurnitureOf(story); });
    return found;
  }

 private:
  void ForEachStory(const std::function<void(size_t)>& body) {
    pool_->ParallelFor(stories_.size(), kStoriesAtOnce,
                       [&](size_t begin, size_t end, int) {
                         for (size_t i = begin; i < end; ++i) body(i);
                       });
  }

  // Cuts every story into lines, once.
  void ReadLines() {
    blocks_.resize((stories_.size() + kStoriesAtOnce - 1) / kStoriesAtOnce);
    std::vector<std::vector<Line>> scratch(pool_->num_threads());
    pool_->ParallelFor(
        stories_.size(), kStoriesAtOnce,
        [&](size_t begin, size_t end, int worker) {
          std::vector<Line>& lines = scratch[worker];
          lines.clear();
          Block& block = blocks_[begin / kStoriesAtOnce];
          for (size_t story = begin; story < end; ++story) {
            ForEachLine(stories_[story].tokens,
                        [&](WordRange range, uint64_t hash) {
                          lines.push_back({hash, range});
                        });
            block.ends[story - begin] = static_cast<uint32_t>(lines.size());
          }
          block.lines = Column<Line>(lines.begin(), lines.end(), memory_.cold);
        });
  }

  std::span<const Line> LinesOf(size_t story) const {
    const Block& block = blocks_[story / kStoriesAtOnce];
    const size_t place = story % kStoriesAtOnce;
    const size_t begin = place == 0 ? 0 : block.ends[place - 1];
    return std::span(block.lines).subspan(begin, block.ends[place] - begin);
  }

  // Every line that stands in two stories, with the stories, by key.
  Column<Occurrence> RecurringLines() {
    size_t lines = 0;
    for (const Block& block : blocks_) lines += block.lines.size();
    RoughCounts counts(2 * lines, memory_);
    const auto for_each_key = [&](auto body) {
      for (uint32_t i = 0; i < stories_.size(); ++i) {
        const uint64_t source = stories_[i].source;
        for (const Line& line : LinesOf(i)) {
          const bool long_line =
              line.range.end - line.range.begin >= kLongLineWords;
          body({AnyKey(line.hash), i, false, long_line});
          if (source == 0) continue;
          body({SourceKey(source, line.hash), i, true, long_line});
        }
      }
    };
    for_each_key([&](const Occurrence& line) { counts.Add(line.key); });
    Column<Occurrence> found(memory_.warm);
    for_each_key([&](const Occurrence& line) {
      if (counts.Recurs(line.key)) found.push_back(line);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  // Sets contents_ of every story that shares a line.
  void DescribeContents(std::span<const Occurrence> recurring) {
    contents_.resize(stories_.size());
    Column<uint8_t> wanted(stories_.size(), 0, memory_.warm);
    ForEachGroup(recurring, [&](std::span<const Occurrence> group) {
      for (const Occurrence& line : group) wanted[line.story] = 1;
      recurring_keys_.insert(group[0].key);
    });
    ForEachStory([&](size_t story) {
      if (wanted[story]) contents_[story] = ContentOf(story);
    });
  }

  Content ContentOf(size_t index) const {
    const LineStory& story = stories_[index];
    const auto size = static_cast<uint32_t>(story.tokens.size());
    // Every word is written down and only the rare ones kept: which they are,
    // no processor can predict.
    const auto words = std::make_unique_for_overwrite<uint64_t[]>(size);
    size_t count = 0;
    const WordRatings ratings = table_.RatingsOf(story.tokens.language);
    const auto collect = [&](uint32_t begin, uint32_t end) {
      for (uint32_t i = begin; i < end; ++i) {
        const uint32_t word = story.tokens.words[i];
        const uint8_t flags = story.tokens.flags[i];
        const int zipf = ratings.Centizipf(word, flags);
        words[count] = uint64_t{static_cast<uint32_t>(zipf)} << 32 | word;
        count += (zipf < kCommonCentizipf) & ((flags & kNumber) == 0);
      }
    };
    uint32_t done = 0;
    for (const auto& [line, range] : LinesOf(index)) {
      const uint64_t key =
          story.source != 0 ? SourceKey(story.source, line) : AnyKey(line);
      if (!recurring_keys_.contains(key)) continue;
      collect(done, range.begin);
      done = range.end;
    }
    collect(done, size);
    return Rarest({words.get(), count});
  }

  // Calls body with the occurrences of each key that stands in two stories.
  template <typename Body>
  static void ForEachGroup(std::span<const Occurrence> recurring, Body body) {
    for (size_t begin = 0; begin < recurring.size();) {
      size_t end = begin + 1;
      while (end < recurring.size() &&
             recurring[end].key == recurring[begin].key) {
        ++end;
      }
      if (end - begin > 1) {
        body(recurring.subspan(begin, end - begin));
      }
      begin = end;
    }
  }

  void ChooseFurniture(std::span<const Occurrence> recurring) {
    ForEachGroup(recurring, [&](std::span<const Occurrence> group) {
      const int needed =
          (group[0].own_source ? kContentsOfOneSource : kContentsOfAnySource) +
          group[0].long_line;
      if (HasDifferent(ContentsOf(group), needed, Differ)) {
        furniture_.insert(group[0].key);
      }
    });
  }

  // The contents of the stories a line stands in, in an order that depends on
  // nothing else; of very many only the first.
  std::vector<const Content*> ContentsOf(
      std::span<const Occurrence> group) const {
    std::vector<const Content*> contents;
    for (const Occurrence& line : group) {
      const Content& content = contents_[line.story];
      if (!content.empty()) contents.push_back(&content);
    }
    const size_t count = std::min(contents.size(), kContentsLookedAt);
    std::partial_sort(
        contents.begin(), contents.begin() + count, contents.end(),
        [](const Content* a, const Content* b) { return *a < *b; });
    contents.resize(count);
    return contents;
  }

  std::vector<WordRange> FurnitureOf(size_t index) const {
    const LineStory& story = stories_[index];
    std::vector<WordRange> ranges;
    size_t dropped = 0;
    for (const auto& [hash, range] : LinesOf(index)) {
      if (!furniture_.contains(AnyKey(hash)) &&
          (story.source == 0 ||
           !furniture_.contains(SourceKey(story.source, hash)))) {
        continue;
      }
      dropped += range.end - range.begin;
      if (!ranges.empty() && ranges.back().end == range.begin) {
        ranges.back().end = range.end;
      } else {
        ranges.push_back(range);
      }
    }
    const size_t left = story.tokens.size() - dropped;
    if (left < 25 && left * 4 < story.tokens.size()) ranges.clear();
    return ranges;
  }

  // The lines of kStoriesAtOnce stories; of one story those up to its end.
  struct Block {
    Column<Line> lines;
    std::array<uint32_t, kStoriesAtOnce> ends = {};
  };

  std::span<const LineStory> stories_;
  const FrequencyTable& table_;
  ThreadPool* pool_;
  LineMemory memory_;
  std::vector<Block> blocks_;
  absl::flat_hash_set<uint64_t> recurring_keys_;
  absl::flat_hash_set<uint64_t> furniture_;
  Column<Content> contents_;
};

}  // namespace

std::vector<std::vector<WordRange>> FindRecurringLines(
    std::span<const LineStory> stories, const FrequencyTable& table,
    ThreadPool* pool, const LineMemory& memory) {
  return Finder(stories, table, pool, memory).Find();
}

}  // namespace neardup
