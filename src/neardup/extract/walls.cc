#include "neardup/extract/walls.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/extract/different_contents.h"
#include "neardup/extract/story_parts.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using Sentences = absl::flat_hash_set<uint64_t>;

constexpr size_t kMinContentWords = 3;

struct Sentence {
  uint64_t hash;
  WordRange range;
};

void AppendSentences(const TokenView& story, std::vector<Sentence>* sentences) {
  ForEachPartOf(story, kSentenceStart, [&](size_t begin, size_t end) {
    sentences->push_back(
        {.hash = HashOfWords(story, begin, end),
         .range = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
  });
}

// The sentences of a story that are of walls by `is_wall`, if they are more
// than half of it.
template <typename IsWall>
std::vector<WordRange> WallOf(std::span<const Sentence> story, IsWall is_wall) {
  std::vector<WordRange> ranges;
  size_t words = 0;
  for (const auto& [hash, range] : story) {
    if (!is_wall(hash)) continue;
    words += range.end - range.begin;
    if (!ranges.empty() && ranges.back().end == range.begin) {
      ranges.back().end = range.end;
    } else {
      ranges.push_back(range);
    }
  }
  if (story.empty() || words * 2 <= story.back().range.end) ranges.clear();
  return ranges;
}

// Less than a third of the words of the smaller are shared.
bool Differ(const Content& a, const Content& b) {
  return CountShared(a, b) * 3 < std::min(a.size(), b.size());
}

// Looks for the walls of one source.
class SourcePages {
 public:
  SourcePages(std::span<const PageStory> stories, const FrequencyTable& table)
      : stories_(stories), table_(table), tokenizer_({}) {}

  // The sentences of walls; none if none of the sample is a wall page.
  Sentences FindSentences(std::span<const uint32_t> sample) {
    ReadSentences(sample);
    const Sentences recurring = FindRecurring();
    if (!HasWallPage(recurring)) return {};
    NoteHolders([](uint64_t) { return true; });
    ForEachSentenceHeld([&](uint64_t hash, std::span<const Holding> held) {
      if (held.size() == 1) single_.insert(hash);
    });
    for (size_t rank = 0; rank < sample.size(); ++rank) {
      contents_.push_back(ContentOf(stories_[sample[rank]], SentencesOf(rank)));
    }
    Sentences found;
    ForEachSentenceHeld([&](uint64_t hash, std::span<const Holding> held) {
      if (held.size() >= kWallContents && HolderContentsDiffer(held)) {
        found.insert(hash);
      }
    });
    return HasWallPage(found) ? found : Sentences();
  }

 private:
  // One story of the sample has this sentence. Ranks, for positions in the
  // input would let its order decide which contents are chosen.
  struct Holding {
    uint64_t hash;
    uint32_t rank;
    auto operator<=>(const Holding&) const = default;
  };

  void ReadSentences(std::span<const uint32_t> sample) {
    starts_.push_back(0);
    for (const uint32_t story : sample) {
      AppendSentences(stories_[story].tokens, &sentences_);
      starts_.push_back(sentences_.size());
    }
  }

  std::span<const Sentence> SentencesOf(size_t rank) const {
    return std::span(sentences_)
        .subspan(starts_[rank], starts_[rank + 1] - starts_[rank]);
  }

  // The sentences that recur often. Most sources have few or none, and a rough
  // count knows that for certain.
  Sentences FindRecurring() {
    RoughCounts counts(sentences_.size());
    for (const Sentence& sentence : sentences_) counts.Add(sentence.hash);
    NoteHolders(
        [&](uint64_t hash) { return counts.Count(hash) >= kWallContents; });
    Sentences recurring;
    ForEachSentenceHeld([&](uint64_t hash, std::span<const Holding> held) {
      if (held.size() >= kWallContents) recurring.insert(hash);
    });
    return recurring;
  }

  // Sets holdings_ to those of the sentences that are wanted.
  template <typename Wanted>
  void NoteHolders(Wanted wanted) {
    holdings_.clear();
    for (uint32_t rank = 0; rank + 1 < starts_.size(); ++rank) {
      for (const Sentence& sentence : SentencesOf(rank)) {
        if (wanted(sentence.hash)) holdings_.push_back({sentence.hash, rank});
      }
    }
    std::ranges::sort(holdings_);
    holdings_.erase(std::unique(holdings_.begin(), holdings_.end()),
                    holdings_.end());
  }

  template <typename Body>
  void ForEachSentenceHeld(Body body) const {
    for (size_t begin = 0; begin < holdings_.size();) {
      size_t end = begin + 1;
      while (end < holdings_.size() &&
             holdings_[end].hash == holdings_[begin].hash) {
        ++end;
      }
      body(holdings_[begin].hash,
           std::span(holdings_).subspan(begin, end - begin));
      begin = end;
    }
  }

  bool HasWallPage(const Sentences& walls) const {
    if (walls.empty()) return false;
    const auto is_wall = [&](uint64_t hash) { return walls.contains(hash); };
    for (size_t rank = 0; rank + 1 < starts_.size(); ++rank) {
      if (!WallOf(SentencesOf(rank), is_wall).empty()) return true;
    }
    return false;
  }

  Content ContentOf(const PageStory& story,
                    std::span<const Sentence> sentences) {
    std::vector<std::pair<int, uint32_t>> words;  // centizipf, word
    const WordRatings ratings = table_.RatingsOf(story.tokens.language);
    const auto collect = [&](const TokenView& from, WordRange range) {
      for (uint32_t i = range.begin; i < range.end; ++i) {
        if (from.flags[i] & kNumber) continue;
        const int zipf = ratings.Centizipf(from.words[i], from.flags[i]);
        if (zipf < kCommonCentizipf) words.emplace_back(zipf, from.words[i]);
      }
    };
    tokenizer_.Tokenize(story.title, &title_);
    collect(title_.view(), {0, static_cast<uint32_t>(title_.words.size())});
    for (const auto& [hash, range] : sentences) {
      if (single_.contains(hash)) collect(story.tokens, range);
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    words.resize(std::min(words.size(), kContentWords));
    Content content;
    for (const auto& [zipf, word] : words) content.push_back(word);
    content.Sort();
    return content;
  }

  // Whether kWallContents of the contents differ two by two, chosen greedily:
  // the longest first, for a short one that holds a word of the wall resembles
  // all others; then by rank, for a long one may tell of all others.
  bool HolderContentsDiffer(std::span<const Holding> held) const {
    std::vector<const Content*> contents;
    for (const Holding& holding : held) {
      const Content& content = contents_[holding.rank];
      if (content.size() >= kMinContentWords) contents.push_back(&content);
    }
    std::vector<const Content*> longest_first = contents;
    std::ranges::stable_sort(longest_first, std::greater<>(), &Content::size);
    return HasDifferent(longest_first, kWallContents, Differ) ||
           HasDifferent(contents, kWallContents, Differ);
  }

  std::span<const PageStory> stories_;
  const FrequencyTable& table_;
  Tokenizer tokenizer_;
  TokenStream title_;
  std::vector<Sentence> sentences_;  // those of rank k from starts_[k] on
  std::vector<size_t> starts_;
  std::vector<Holding> holdings_;  // by hash, then rank
  Sentences single_;               // in one story only
  std::vector<Content> contents_;  // by rank
};

// An order of stories by what they are; equal ones give equal walls.
bool Precedes(const PageStory& a, const PageStory& b) {
  if (a.content != b.content) return a.content < b.content;
  if (a.title != b.title) return a.title < b.title;
  return std::ranges::lexicographical_compare(a.tokens.flags, b.tokens.flags);
}

// The stories of each source, one source behind the other: those of source k
// are members[starts[k] .. starts[k + 1]).
struct SourceMembers {
  explicit SourceMembers(std::pmr::memory_resource* memory)
      : members(memory), starts(memory) {}
  std::span<uint32_t> of(size_t source) {
    return std::span(members).subspan(starts[source],
                                      starts[source + 1] - starts[source]);
  }
  size_t size() const { return starts.size() - 1; }

  Column<uint32_t> members;
  Column<uint32_t> starts;
};

SourceMembers GroupBySource(std::span<const PageStory> stories,
                            std::pmr::memory_resource* memory) {
  using Numbers =
      absl::flat_hash_map<uint64_t, uint32_t, absl::Hash<uint64_t>,
                          std::equal_to<uint64_t>,
                          ColumnAllocator<std::pair<const uint64_t, uint32_t>>>;
  Numbers numbers{ColumnAllocator<std::pair<const uint64_t, uint32_t>>(memory)};
  constexpr uint32_t kNone = UINT32_MAX;
  Column<uint32_t> number_of(stories.size(), kNone, memory);
  SourceMembers grouped(memory);
  Column<uint32_t>& starts = grouped.starts;
  for (size_t i = 0; i < stories.size(); ++i) {
    if (stories[i].source == 0) continue;
    const auto [source, is_new] = numbers.try_emplace(
        stories[i].source, static_cast<uint32_t>(starts.size()));
    if (is_new) starts.push_back(0);
    number_of[i] = source->second;
    ++starts[source->second];
  }
  uint32_t end = 0;
  for (uint32_t& start : starts) start = std::exchange(end, end + start);
  // Each start is moved to its end, which is the start of the next.
  grouped.members.resize(end);
  for (uint32_t i = 0; i < stories.size(); ++i) {
    if (number_of[i] != kNone) grouped.members[starts[number_of[i]]++] = i;
  }
  starts.insert(starts.begin(), 0);
  return grouped;
}

struct Wall {
  uint32_t story;
  WordRange range;
  friend bool operator<(const Wall& a, const Wall& b) {
    return std::pair(a.story, a.range.begin) <
           std::pair(b.story, b.range.begin);
  }
};

// Appends the walls of a source, whose members it puts in order.
void FindWallsOfSource(std::span<const PageStory> stories,
                       const FrequencyTable& table, std::span<uint32_t> members,
                       Column<Wall>* walls) {
  if (members.size() < kWallContents) return;
  std::ranges::sort(members, [&](uint32_t a, uint32_t b) {
    return Precedes(stories[a], stories[b]);
  });
  const size_t sample = std::min(members.size(), kWallSample);
  const Sentences of_walls =
      SourcePages(stories, table).FindSentences(members.first(sample));
  if (of_walls.empty()) return;
  const auto is_wall = [&](uint64_t hash) { return of_walls.contains(hash); };
  std::vector<Sentence> sentences;
  for (const uint32_t story : members) {
    sentences.clear();
    AppendSentences(stories[story].tokens, &sentences);
    for (const WordRange& range :
         WallOf(std::span<const Sentence>(sentences), is_wall)) {
      walls->push_back({story, range});
    }
  }
}

}  // namespace

RangeLists FindWalls(std::span<const PageStory> stories,
                     const FrequencyTable& table, ThreadPool* pool,
                     std::pmr::memory_resource* memory) {
  SourceMembers sources = GroupBySource(stories, memory);
  std::vector<Column<Wall>> found(pool->num_threads(), Column<Wall>(memory));
  pool->ParallelFor(
      sources.size(), 1, [&](size_t begin, size_t end, int worker) {
        for (size_t k = begin; k < end; ++k) {
          FindWallsOfSource(stories, table, sources.of(k), &found[worker]);
        }
      });
  Column<Wall> walls(memory);
  for (const Column<Wall>& part : found) {
    walls.insert(walls.end(), part.begin(), part.end());
  }
  std::sort(walls.begin(), walls.end());
  RangeLists lists(memory);
  lists.Reserve(stories.size());
  std::vector<WordRange> ranges;
  auto next = walls.begin();
  for (uint32_t story = 0; story < stories.size(); ++story) {
    ranges.clear();
    for (; next != walls.end() && next->story == story; ++next) {
      ranges.push_back(next->range);
    }
    lists.Add(ranges);
  }
  return lists;
}

}  // namespace neardup
