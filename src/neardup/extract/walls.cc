#include "neardup/extract/walls.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <functional>
#include <utility>

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

using SourceMembers = std::vector<std::vector<uint32_t>>;

// The stories of each source that has enough of them, by content.
SourceMembers GroupBySource(std::span<const PageStory> stories) {
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> by_source;
  for (uint32_t i = 0; i < stories.size(); ++i) {
    if (stories[i].source != 0) by_source[stories[i].source].push_back(i);
  }
  SourceMembers members;
  for (auto& [source, mine] : by_source) {
    if (mine.size() < kWallContents) continue;
    std::ranges::sort(mine, [&](uint32_t a, uint32_t b) {
      return Precedes(stories[a], stories[b]);
    });
    members.push_back(std::move(mine));
  }
  return members;
}

}  // namespace

std::vector<std::vector<WordRange>> FindWalls(
    std::span<const PageStory> stories, const FrequencyTable& table,
    ThreadPool* pool) {
  const SourceMembers sources = GroupBySource(stories);
  std::vector<std::vector<WordRange>> found(stories.size());
  std::vector<uint8_t> has_walls(sources.size(), 0);
  pool->ParallelFor(sources.size(), 1, [&](size_t begin, size_t end, int) {
    for (size_t k = begin; k < end; ++k) {
      const std::vector<uint32_t>& members = sources[k];
      const size_t sample = std::min(members.size(), kWallSample);
      const Sentences walls =
          SourcePages(stories, table)
              .FindSentences(std::span(members).first(sample));
      if (walls.empty()) continue;
      has_walls[k] = 1;
      const auto is_wall = [&](uint64_t hash) { return walls.contains(hash); };
      std::vector<Sentence> sentences;
      for (const uint32_t story : members) {
        sentences.clear();
        AppendSentences(stories[story].tokens, &sentences);
        found[story] = WallOf(std::span<const Sentence>(sentences), is_wall);
      }
    }
  });
  if (std::ranges::find(has_walls, 1) == has_walls.end()) found.clear();
  return found;
}

}  // namespace neardup
