#include "neardup/extract/edge_blocks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/extract/different_contents.h"
#include "neardup/extract/story_parts.h"

namespace neardup {
namespace {

enum class Edge { kHead, kTail };

constexpr size_t kMinContentWords = 6;
constexpr size_t kSharedIfSame = 3;
// Enough to see that contents differ.
constexpr size_t kContentsLookedAt = 32;
constexpr size_t kWordsLookedAt = 160;
// A story keeps its blocks if fewer words, and less than a quarter, remain.
constexpr size_t kMinRemainingWords = 25;
constexpr size_t kMinRemainingShare = 4;

bool Differ(const Content& a, const Content& b) {
  return CountShared(a, b) < kSharedIfSame;
}

// A story that shares the words at its edge with others of its source.
struct Member {
  uint64_t key;  // hash of source and these words
  uint32_t story;
  uint32_t block = 0;  // words that are furniture
};

// Finds the blocks at one edge.
class EdgeFinder {
 public:
  EdgeFinder(std::span<const PageStory> stories, const FrequencyTable& table,
             Edge edge, std::pmr::memory_resource* memory)
      : stories_(stories), table_(table), edge_(edge), members_(memory) {}

  // Members with a block, by story.
  Column<Member> Find(ThreadPool* pool) {
    CollectMembers();
    const std::vector<std::span<Member>> groups = Groups();
    pool->ParallelFor(groups.size(), 1, [&](size_t begin, size_t end, int) {
      for (size_t i = begin; i < end; ++i) FindIn(groups[i]);
    });
    std::erase_if(members_, [](const Member& one) { return one.block == 0; });
    std::ranges::sort(members_, {}, &Member::story);
    return std::move(members_);
  }

 private:
  // The i-th word from the edge.
  uint32_t Word(uint32_t story, size_t i) const {
    const std::span<const uint32_t> words = stories_[story].tokens.words;
    return edge_ == Edge::kHead ? words[i] : words[words.size() - 1 - i];
  }
  size_t Reach(uint32_t story) const {
    return std::min(stories_[story].tokens.size(), kMaxBlockWords);
  }

  uint64_t KeyOf(uint32_t story) const {
    std::array<uint32_t, kMinBlockWords> words;
    for (size_t i = 0; i < words.size(); ++i) words[i] = Word(story, i);
    return Hash64(words.data(), sizeof(words), stories_[story].source);
  }

  // The stories whose key may stand in stories enough.
  void CollectMembers() {
    RoughCounts counts(stories_.size());
    const auto for_each = [&](auto body) {
      for (uint32_t i = 0; i < stories_.size(); ++i) {
        if (stories_[i].source == 0 || Reach(i) < kMinBlockWords) continue;
        body(i, KeyOf(i));
      }
    };
    for_each([&](uint32_t, uint64_t key) { counts.Add(key); });
    for_each([&](uint32_t story, uint64_t key) {
      if (counts.Count(key) < kBlockContents) return;
      members_.push_back({.key = key, .story = story});
    });
  }

  std::vector<std::span<Member>> Groups() {
    std::ranges::sort(members_, {}, [](const Member& one) {
      return std::pair(one.key, one.story);
    });
    std::vector<std::span<Member>> groups;
    for (size_t begin = 0; begin < members_.size();) {
      size_t end = begin + 1;
      while (end < members_.size() &&
             members_[end].key == members_[begin].key) {
        ++end;
      }
      if (end - begin >= kBlockContents) {
        groups.push_back(std::span(members_).subspan(begin, end - begin));
      }
      begin = end;
    }
    return groups;
  }

  size_t Common(uint32_t a, uint32_t b) const {
    const size_t reach = std::min(Reach(a), Reach(b));
    size_t common = 0;
    while (common < reach && Word(a, common) == Word(b, common)) ++common;
    return common;
  }

  bool Precedes(const Member& a, const Member& b) const {
    const size_t common = Common(a.story, b.story);
    const size_t reach_a = Reach(a.story), reach_b = Reach(b.story);
    if (common < reach_a && common < reach_b) {
      return Word(a.story, common) < Word(b.story, common);
    }
    return std::tuple(reach_a, stories_[a.story].content) <
           std::tuple(reach_b, stories_[b.story].content);
  }

  // Looks at all sets of the group that share a block, those with the longest
  // blocks first: the intervals of common beginnings of a sorted list
  // [Abouelhoda, Kurtz, Ohlebusch 2004].
  void FindIn(std::span<Member> group) {
    std::ranges::sort(group, [&](const Member& a, const Member& b) {
      return Precedes(a, b);
    });
    struct Open {
      size_t common;
      size_t begin;
    };
    std::vector<Open> open = {{0, 0}};
    for (size_t i = 1; i <= group.size(); ++i) {
      const size_t common =
          i == group.size() ? 0 : Common(group[i - 1].story, group[i].story);
      size_t begin = i - 1;
      while (open.back().common > common) {
        begin = open.back().begin;
        Judge(group.subspan(begin, i - begin), open.back().common);
        open.pop_back();
      }
      if (open.back().common < common) open.push_back({common, begin});
    }
  }

  // Members that share `common` words, and no more.
  void Judge(std::span<Member> members, size_t common) {
    if (members.size() < kBlockContents || common < kMinBlockWords) return;
    if (std::ranges::none_of(
            members, [](const Member& one) { return one.block == 0; })) {
      return;
    }
    if (!ContentsDiffer(members, common)) return;
    for (Member& one : members) {
      if (one.block != 0) continue;
      one.block = WholeSentences(one.story, common);
    }
  }

  // The most of `words` words that are whole sentences; 0 if too few.
  uint32_t WholeSentences(uint32_t story, size_t words) const {
    const std::span<const uint8_t> flags = stories_[story].tokens.flags;
    for (; words >= kMinBlockWords; --words) {
      const size_t at = edge_ == Edge::kHead ? words : flags.size() - words;
      if (at == flags.size() || (flags[at] & kSentenceStart)) {
        return static_cast<uint32_t>(words);
      }
    }
    return 0;
  }

  // Whether kBlockContents of the contents differ two by two, chosen greedily.
  bool ContentsDiffer(std::span<const Member> members, size_t common) const {
    std::vector<uint32_t> sample;
    for (const Member& one : members) sample.push_back(one.story);
    const size_t size = std::min(sample.size(), kContentsLookedAt);
    std::partial_sort(sample.begin(), sample.begin() + size, sample.end(),
                      [&](uint32_t a, uint32_t b) {
                        return stories_[a].content < stories_[b].content;
                      });
    std::vector<Content> chosen;
    for (size_t i = 0; i < size && chosen.size() < kBlockContents; ++i) {
      // Reposts of one story stand side by side.
      if (i > 0 &&
          stories_[sample[i]].content == stories_[sample[i - 1]].content) {
        continue;
      }
      const Content content = ContentOf(sample[i], common);
      const auto differs = [&](const Content& other) {
        return Differ(content, other);
      };
      if (content.size() >= kMinContentWords &&
          std::ranges::all_of(chosen, differs)) {
        chosen.push_back(content);
      }
    }
    return chosen.size() == kBlockContents;
  }

  // The rarest words outside the block, of those farthest from it.
  Content ContentOf(uint32_t story, size_t block) const {
    const TokenView& tokens = stories_[story].tokens;
    const size_t rest = std::min(tokens.size() - block, kWordsLookedAt);
    const size_t begin = edge_ == Edge::kHead ? tokens.size() - rest : 0;
    const WordRatings ratings = table_.RatingsOf(tokens.language);
    std::array<uint64_t, kWordsLookedAt> words;  // centizipf << 32 | word
    size_t size = 0;
    for (size_t i = begin; i < begin + rest; ++i) {
      if ((tokens.flags[i] & kNumber) ||
          ratings.IsSurelyCommon(tokens.words[i])) {
        continue;
      }
      const int zipf = ratings.Centizipf(tokens.words[i], tokens.flags[i]);
      words[size] =
          uint64_t{static_cast<uint32_t>(zipf)} << 32 | tokens.words[i];
      size += zipf < kCommonCentizipf;
    }
    std::sort(words.begin(), words.begin() + size);
    const auto end = std::unique(words.begin(), words.begin() + size);
    Content content;
    for (auto word = words.begin();
         word != end && content.size() < kContentWords; ++word) {
      content.push_back(static_cast<uint32_t>(*word));
    }
    content.Sort();
    return content;
  }

  std::span<const PageStory> stories_;
  const FrequencyTable& table_;
  Edge edge_;
  Column<Member> members_;
};

}  // namespace

RangeLists FindEdgeBlocks(std::span<const PageStory> stories,
                          const FrequencyTable& table, ThreadPool* pool,
                          std::pmr::memory_resource* memory) {
  const Column<Member> heads =
      EdgeFinder(stories, table, Edge::kHead, memory).Find(pool);
  const Column<Member> tails =
      EdgeFinder(stories, table, Edge::kTail, memory).Find(pool);
  RangeLists lists(memory);
  lists.Reserve(stories.size());
  auto head = heads.begin();
  auto tail = tails.begin();
  for (uint32_t story = 0; story < stories.size(); ++story) {
    const auto size = static_cast<uint32_t>(stories[story].tokens.size());
    uint32_t before = 0, behind = 0;
    if (head != heads.end() && head->story == story) before = (head++)->block;
    if (tail != tails.end() && tail->story == story) behind = (tail++)->block;
    std::vector<WordRange> ranges;
    const uint32_t taken = before + behind;
    const size_t left = size - std::min(size, taken);
    if (left >= kMinRemainingWords || left * kMinRemainingShare >= size) {
      if (before > 0) ranges.push_back({0, before});
      if (behind > 0) ranges.push_back({size - behind, size});
    }
    lists.Add(ranges);
  }
  return lists;
}

}  // namespace neardup
