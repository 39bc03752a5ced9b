#include "neardup/extract/recurring_lines.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/extract/different_contents.h"
#include "neardup/extract/story_parts.h"

namespace neardup {
namespace {

constexpr size_t kStoriesAtOnce = 256;
constexpr size_t kWordsAhead = 16;
// Enough to see that contents differ; bounds the work on a line that stands in
// every story of a large batch.
constexpr size_t kContentsLookedAt = 64;

// A line that may be furniture: words [begin, begin + size) of its story.
struct Line {
  uint64_t hash;
  uint32_t begin;
  uint8_t size;
  bool recurs = false;  // in its source; in any, if its story has none
  bool furniture = false;

  WordRange range() const { return {begin, begin + size}; }
};
static_assert(kMaxFurnitureLineWords <= UINT8_MAX);

// Appends the lines of a story.
void AppendLines(const TokenView& story, std::vector<Line>* lines) {
  ForEachPartOf(story, kLineStart, [&](size_t begin, size_t end) {
    if (end - begin > kMaxFurnitureLineWords) return;
    lines->push_back({.hash = HashOfWords(story, begin, end),
                      .begin = static_cast<uint32_t>(begin),
                      .size = static_cast<uint8_t>(end - begin)});
  });
}

struct Occurrence {
  uint64_t hash;
  uint64_t source;
  uint32_t story;
  uint32_t line;  // of the story
  friend bool operator<(const Occurrence& a, const Occurrence& b) {
    return std::tie(a.hash, a.source, a.story, a.line) <
           std::tie(b.hash, b.source, b.story, b.line);
  }
};
using Occurrences = std::span<const Occurrence>;

size_t CountStories(Occurrences line) {
  size_t stories = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    stories += i == 0 || line[i].story != line[i - 1].story;
  }
  return stories;
}

// Calls body with each part whose occurrences are alike.
template <typename Alike, typename Body>
void ForEachPart(Occurrences all, Alike alike, Body body) {
  for (size_t begin = 0; begin < all.size();) {
    size_t end = begin + 1;
    while (end < all.size() && alike(all[end], all[begin])) ++end;
    body(all.subspan(begin, end - begin));
    begin = end;
  }
}

// A line in stories enough to be furniture, if so many contents differ.
struct Suspect {
  Occurrences line;
  size_t contents;
};

// Contents are those of the words outside lines that recur; empty if a story
// has too few to tell.
constexpr size_t kMinContentWords = 6;
constexpr size_t kSharedIfSame = 3;

// The rarest distinct ones of some words, given as centizipf << 32 | word.
Content Rarest(std::span<uint64_t> words) {
  Content content;
  // Most often a few more than are wanted hold enough; few words are said more
  // than four times.
  for (const size_t enough : {kContentWords * 3 / 2, kContentWords * 4}) {
    const size_t looked_at = std::min(words.size(), enough);
    std::nth_element(words.begin(), words.begin() + looked_at, words.end());
    std::sort(words.begin(), words.begin() + looked_at);
    content.clear();
    for (size_t i = 0; i < looked_at && content.size() < kContentWords; ++i) {
      if (i > 0 && words[i] == words[i - 1]) continue;
      content.push_back(static_cast<uint32_t>(words[i]));
    }
    if (content.size() == kContentWords || looked_at == words.size()) break;
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
        line_ends_(memory.warm),
        contents_(memory.warm) {}

  RangeLists Find() {
    ReadLines();
    const Column<Occurrence> recurring = RecurringLines();
    const Column<Suspect> suspects = FindSuspects(recurring);
    DescribeContents(suspects);
    bool any = false;
    for (const Suspect& suspect : suspects) any |= Judge(suspect);
    RangeLists found(memory_.warm);
    found.Reserve(stories_.size());
    std::vector<WordRange> ranges;
    for (size_t i = 0; i < stories_.size(); ++i) {
      ranges.clear();
      if (any) AddFurnitureOf(i, &ranges);
      found.Add(ranges);
    }
    return found;
  }

 private:
  // The lines of kStoriesAtOnce neighbouring stories.
  using Block = Column<Line>;

  void ForEachStory(const std::function<void(size_t)>& body) {
    pool_->ParallelFor(stories_.size(), kStoriesAtOnce,
                       [&](size_t begin, size_t end, int) {
                         for (size_t i = begin; i < end; ++i) body(i);
                       });
  }

  // Cuts every story into lines, once.
  void ReadLines() {
    blocks_.resize((stories_.size() + kStoriesAtOnce - 1) / kStoriesAtOnce);
    line_ends_.resize(stories_.size());
    std::vector<std::vector<Line>> scratch(pool_->num_threads());
    pool_->ParallelFor(stories_.size(), kStoriesAtOnce,
                       [&](size_t begin, size_t end, int worker) {
                         std::vector<Line>& lines = scratch[worker];
                         lines.clear();
                         for (size_t story = begin; story < end; ++story) {
                           AppendLines(stories_[story].tokens, &lines);
                           line_ends_[story] =
                               static_cast<uint32_t>(lines.size());
                         }
                         blocks_[begin / kStoriesAtOnce] =
                             Block(lines.begin(), lines.end(), memory_.cold);
                       });
  }

  std::span<Line> LinesOf(size_t story) {
    const size_t begin =
        story % kStoriesAtOnce == 0 ? 0 : line_ends_[story - 1];
    return std::span(blocks_[story / kStoriesAtOnce])
        .subspan(begin, line_ends_[story] - begin);
  }

  // All occurrences of lines that may stand in two stories, line by line.
  Column<Occurrence> RecurringLines() {
    size_t lines = 0;
    for (const Block& block : blocks_) lines += block.size();
    RoughCounts counts(lines, memory_.table_bytes, memory_.warm);
    for (const Block& block : blocks_) {
      for (const Line& line : block) counts.Add(line.hash);
    }
    Column<Occurrence> found(memory_.warm);
    for (uint32_t i = 0; i < stories_.size(); ++i) {
      const std::span<const Line> mine = LinesOf(i);
      for (uint32_t k = 0; k < mine.size(); ++k) {
        if (counts.Count(mine[k].hash) < 2) continue;
        found.push_back({mine[k].hash, stories_[i].source, i, k});
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  // The lines in stories enough, of one source and of any; marks those that
  // recur.
  Column<Suspect> FindSuspects(Occurrences recurring) {
    Column<Suspect> suspects(memory_.warm);
    const auto suspect = [&](Occurrences line, size_t stories,
                             size_t contents) {
      const Line& first = LinesOf(line[0].story)[line[0].line];
      contents += first.size >= kLongLineWords;
      if (stories >= contents) suspects.push_back({line, contents});
    };
    const auto same_line = [](const Occurrence& a, const Occurrence& b) {
      return a.hash == b.hash;
    };
    const auto same_source = [](const Occurrence& a, const Occurrence& b) {
      return a.source == b.source;
    };
    ForEachPart(recurring, same_line, [&](Occurrences line) {
      const size_t stories = CountStories(line);
      if (stories < 2) return;
      suspect(line, stories, kContentsOfAnySource);
      ForEachPart(line, same_source, [&](Occurrences own) {
        const bool known = own[0].source != 0;
        const size_t own_stories = known ? CountStories(own) : stories;
        if (own_stories < 2) return;
        for (const Occurrence& at : own) {
          LinesOf(at.story)[at.line].recurs = true;
        }
        if (known) suspect(own, own_stories, kContentsOfOneSource);
      });
    });
    return suspects;
  }

  // Sets contents_ of every story that has a suspect.
  void DescribeContents(std::span<const Suspect> suspects) {
    Column<uint8_t> wanted(stories_.size(), 0, memory_.warm);
    for (const Suspect& suspect : suspects) {
      for (const Occurrence& at : suspect.line) wanted[at.story] = 1;
    }
    contents_.resize(stories_.size());
    ForEachStory([&](size_t story) {
      if (wanted[story]) contents_[story] = ContentOf(story);
    });
  }

  Content ContentOf(size_t index) {
    const LineStory& story = stories_[index];
    const std::span<const uint32_t> words = story.tokens.words;
    const WordRatings ratings = table_.RatingsOf(story.tokens.language);
    // Every word is written down and only the rare ones kept: which they are,
    // no processor can predict.
    const auto kept = std::make_unique_for_overwrite<uint64_t[]>(words.size());
    size_t uncommon = 0;
    const auto collect = [&](uint32_t begin, uint32_t end) {
      for (uint32_t i = begin; i < end; ++i) {
        kept[uncommon] = words[i];
        uncommon += !ratings.IsSurelyCommon(words[i]) &
                    ((story.tokens.flags[i] & kNumber) == 0);
      }
    };
    uint32_t done = 0;
    for (const Line& line : LinesOf(index)) {
      if (!line.recurs) continue;
      collect(done, line.begin);
      done = line.range().end;
    }
    collect(done, static_cast<uint32_t>(words.size()));
    size_t rare = 0;
    for (size_t i = 0; i < uncommon; ++i) {
      const size_t ahead = std::min(i + kWordsAhead, uncommon - 1);
      ratings.Prefetch(static_cast<uint32_t>(kept[ahead]));
      const auto word = static_cast<uint32_t>(kept[i]);
      const int zipf = ratings.Centizipf(word, 0);
      kept[rare] = uint64_t{static_cast<uint32_t>(zipf)} << 32 | word;
      rare += zipf < kCommonCentizipf;
    }
    return Rarest({kept.get(), rare});
  }

  // Marks a suspect that is furniture.
  bool Judge(const Suspect& suspect) {
    if (!HasDifferent(ContentsOf(suspect.line), suspect.contents, Differ)) {
      return false;
    }
    for (const Occurrence& at : suspect.line) {
      LinesOf(at.story)[at.line].furniture = true;
    }
    return true;
  }

  // The contents of the stories a line stands in, in an order that depends on
  // nothing else; of very many only the first.
  std::vector<const Content*> ContentsOf(Occurrences line) const {
    std::vector<const Content*> contents;
    for (size_t i = 0; i < line.size(); ++i) {
      if (i > 0 && line[i].story == line[i - 1].story) continue;
      const Content& content = contents_[line[i].story];
      if (!content.empty()) contents.push_back(&content);
    }
    const size_t count = std::min(contents.size(), kContentsLookedAt);
    std::partial_sort(
        contents.begin(), contents.begin() + count, contents.end(),
        [](const Content* a, const Content* b) { return *a < *b; });
    contents.resize(count);
    return contents;
  }

  void AddFurnitureOf(size_t index, std::vector<WordRange>* ranges) {
    const size_t size = stories_[index].tokens.size();
    size_t dropped = 0;
    for (const Line& line : LinesOf(index)) {
      if (!line.furniture) continue;
      dropped += line.size;
      if (!ranges->empty() && ranges->back().end == line.begin) {
        ranges->back().end = line.range().end;
      } else {
        ranges->push_back(line.range());
      }
    }
    const size_t left = size - dropped;
    if (left < 25 && left * 4 < size) ranges->clear();
  }

  std::span<const LineStory> stories_;
  const FrequencyTable& table_;
  ThreadPool* pool_;
  LineMemory memory_;
  std::vector<Block> blocks_;
  Column<uint32_t> line_ends_;  // of a story in its block
  Column<Content> contents_;    // of stories with a suspect
};

}  // namespace

RangeLists FindRecurringLines(std::span<const LineStory> stories,
                              const FrequencyTable& table, ThreadPool* pool,
                              const LineMemory& memory) {
  return Finder(stories, table, pool, memory).Find();
}

}  // namespace neardup
