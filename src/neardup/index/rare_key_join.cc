#include "neardup/index/rare_key_join.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <numeric>
#include <utility>

#include "neardup/index/radix_sort.h"

namespace neardup {
namespace {

// A record is the low 20 bits of the key, 32 of the story, 12 of the position;
// the top 12 bits of the key say which part it is in.
constexpr size_t kNumParts = 4096;
constexpr int kPartShift = 20;
constexpr int kKeyShift = 44;
constexpr int kStoryShift = 12;
constexpr uint32_t kPositionMask = 4095;

constexpr uint32_t kBucketStart = 0x80000000;
constexpr uint32_t kShortStory = 0x40000000;
constexpr uint32_t kStoryMask = kShortStory - 1;
// Postings copied at a time, whether the bucket has as many or not.
constexpr size_t kCopied = 8;
constexpr size_t kPartGrain = 16;
constexpr size_t kMaxChunks = 64;
// Entries of forward lists that are written in one go, in any order: they
// should stay in memory meanwhile.
constexpr size_t kForwardAtOnce = size_t{1} << 24;

uint32_t RecordStory(uint64_t record) {
  return static_cast<uint32_t>(record >> kStoryShift);
}

size_t BucketEnd(std::span<const uint64_t> records, size_t begin) {
  size_t end = begin + 1;
  while (end < records.size() &&
         records[end] >> kKeyShift == records[begin] >> kKeyShift) {
    ++end;
  }
  return end;
}

// Keeps the records whose key is in 2..max_bucket stories, in front.
JoinCounts KeepBucketsOfPart(std::span<uint64_t> records, size_t max_bucket) {
  JoinCounts counts;
  for (size_t begin = 0; begin < records.size();) {
    const size_t end = BucketEnd(records, begin);
    const size_t size = end - begin;
    if (size == 1) {
      ++counts.single_keys;
    } else if (size > max_bucket) {
      ++counts.capped_buckets;
      counts.capped_keys += size;
    } else {
      ++counts.kept_buckets;
      for (size_t i = begin; i < end; ++i) {
        records[counts.kept_keys++] = records[i];
      }
    }
    begin = end;
  }
  return counts;
}

}  // namespace

// The keys of all stories as records, part after part.
struct RareKeyJoin::Records {
  struct Part {
    size_t begin = 0;
    size_t end = 0;
    JoinCounts counts;
    size_t first_posting = 0;
  };

  std::span<uint64_t> part(size_t i) const {
    return {records.data() + parts[i].begin, records.data() + parts[i].end};
  }

  ColumnBuffer<uint64_t> records;
  std::vector<Part> parts = std::vector<Part>(kNumParts);
};

RareKeyJoin::RareKeyJoin(const JoinOptions& options)
    : options_(options),
      num_words_(options.memory),
      content_ranks_(options.memory),
      keys_(options.memory),
      key_positions_(options.memory),
      stories_(options.memory),
      positions_(options.memory),
      starts_(1, 0, options.memory),
      forward_(options.memory),
      earlier_(options.memory) {
  assert(options.max_bucket >= 2 && options.max_bucket <= 256);
  assert(options.min_shared >= 1 && options.min_shared_short >= 1);
}

void RareKeyJoin::Add(std::span<const RareKey> keys, uint32_t num_words,
                      uint64_t content_rank) {
  assert(!finished_ && num_stories() < kStoryMask);
  const size_t begin = keys_.size();
  assert(begin + keys.size() < UINT32_MAX);
  keys_.resize(begin + keys.size());
  key_positions_.resize(begin + keys.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    assert(keys[i].position <= kPositionMask);
    keys_[begin + i] = keys[i].key;
    key_positions_[begin + i] = keys[i].position;
  }
  starts_.push_back(static_cast<uint32_t>(keys_.size()));
  num_words_.push_back(num_words);
  content_ranks_.push_back(content_rank);
}

void RareKeyJoin::Finish(ThreadPool* pool) {
  assert(!finished_);
  ThreadPool caller(1);
  if (pool == nullptr) pool = &caller;
  counts_.keys = keys_.size();
  {
    Records records = PartRecords(pool);
    KeepBuckets(pool, &records);
    FillPostings(pool, records);
  }
  FillForward(pool);
  finished_ = true;
}

// Frees the keys. The stories are cut into chunks, each of which knows where
// its records go, so that records of a part are in the order of stories.
RareKeyJoin::Records RareKeyJoin::PartRecords(ThreadPool* pool) {
  using Histogram = std::vector<uint32_t>;
  const size_t grain = std::max<size_t>(1024, num_stories() / kMaxChunks + 1);
  const size_t num_chunks = (num_stories() + grain - 1) / grain;
  std::vector<Histogram> chunks(num_chunks, Histogram(kNumParts, 0));
  pool->ParallelFor(num_stories(), grain, [&](size_t begin, size_t end, int) {
    Histogram& counts = chunks[begin / grain];
    for (size_t i = starts_[begin]; i < starts_[end]; ++i) {
      ++counts[keys_[i] >> kPartShift];
    }
  });
  Records records;
  uint32_t next = 0;
  for (size_t part = 0; part < kNumParts; ++part) {
    records.parts[part].begin = next;
    for (Histogram& chunk : chunks) next += std::exchange(chunk[part], next);
    records.parts[part].end = next;
  }
  records.records = ColumnBuffer<uint64_t>(keys_.size(), options_.memory);
  pool->ParallelFor(num_stories(), grain, [&](size_t begin, size_t end, int) {
    Histogram& cursors = chunks[begin / grain];
    for (uint64_t story = begin; story < end; ++story) {
      for (size_t i = starts_[story]; i < starts_[story + 1]; ++i) {
        records.records[cursors[keys_[i] >> kPartShift]++] =
            uint64_t{keys_[i]} << kKeyShift | story << kStoryShift |
            key_positions_[i];
      }
    }
  });
  Column<uint32_t>(options_.memory).swap(keys_);
  Column<uint16_t>(options_.memory).swap(key_positions_);
  return records;
}

void RareKeyJoin::KeepBuckets(ThreadPool* pool, Records* records) {
  std::vector<std::vector<uint64_t>> buffers(
      static_cast<size_t>(pool->num_threads()));
  pool->ParallelFor(
      kNumParts, kPartGrain, [&](size_t begin, size_t end, int worker) {
        std::vector<uint64_t>& buffer = buffers[static_cast<size_t>(worker)];
        for (size_t i = begin; i < end; ++i) {
          const std::span<uint64_t> part = records->part(i);
          if (buffer.size() < part.size()) buffer.resize(part.size());
          RadixSort(part, buffer, kKeyShift, 64);
          records->parts[i].counts =
              KeepBucketsOfPart(part, static_cast<size_t>(options_.max_bucket));
        }
      });
  for (Records::Part& part : records->parts) {
    part.first_posting = counts_.kept_keys;
    part.end = part.begin + part.counts.kept_keys;
    counts_.single_keys += part.counts.single_keys;
    counts_.kept_buckets += part.counts.kept_buckets;
    counts_.kept_keys += part.counts.kept_keys;
    counts_.capped_buckets += part.counts.capped_buckets;
    counts_.capped_keys += part.counts.capped_keys;
  }
}

void RareKeyJoin::FillPostings(ThreadPool* pool, const Records& records) {
  stories_.resize(counts_.kept_keys + kCopied);
  positions_.resize(counts_.kept_keys);
  // The kind of a key is its top bit.
  first_rare_word_ = records.parts[kNumParts / 2].first_posting;
  pool->ParallelFor(kNumParts, kPartGrain, [&](size_t begin, size_t end, int) {
    for (size_t part = begin; part < end; ++part) {
      size_t posting = records.parts[part].first_posting;
      uint64_t last_key = UINT64_MAX;
      for (const uint64_t record : records.part(part)) {
        const uint64_t key = record >> kKeyShift;
        const uint32_t story = RecordStory(record);
        stories_[posting] = story | (IsShort(story) ? kShortStory : 0) |
                            (key != last_key ? kBucketStart : 0);
        positions_[posting] = static_cast<uint16_t>(record & kPositionMask);
        last_key = key;
        ++posting;
      }
    }
  });
}

// A thread takes a range of stories and reads all postings: reading in order is
// cheap, the lists it writes stay in its cache and need no locks.
void RareKeyJoin::FillForward(ThreadPool* pool) {
  const size_t num_stories = num_words_.size();
  const auto postings = std::span(stories_).first(counts_.kept_keys);
  starts_.assign(num_stories + 1, 0);
  const size_t ranges =
      std::max(std::min<size_t>(16, static_cast<size_t>(pool->num_threads())),
               postings.size() / kForwardAtOnce + 1);
  const size_t grain = (num_stories + ranges - 1) / ranges + 1;
  pool->ParallelFor(num_stories, grain, [&](size_t begin, size_t end, int) {
    for (const uint32_t posting : postings) {
      // Those that are first in their bucket are above any range.
      const uint32_t story = posting & ~kShortStory;
      if (story >= begin && story < end) ++starts_[story + 1];
    }
  });
  for (size_t i = 0; i < num_stories; ++i) starts_[i + 1] += starts_[i];
  forward_.resize(starts_[num_stories]);
  earlier_.resize(starts_[num_stories]);
  pool->ParallelFor(num_stories, grain, [&](size_t begin, size_t end, int) {
    std::vector<uint32_t> next(starts_.begin() + static_cast<ptrdiff_t>(begin),
                               starts_.begin() + static_cast<ptrdiff_t>(end));
    size_t bucket = 0;
    for (size_t i = 0; i < postings.size(); ++i) {
      if (postings[i] & kBucketStart) bucket = i;
      const uint32_t story = postings[i] & ~kShortStory;
      if (story >= begin && story < end) {
        const uint32_t place = next[story - begin]++;
        forward_[place] = static_cast<uint32_t>(i);
        earlier_[place] = static_cast<uint8_t>(i - bucket);
      }
    }
  });
}

void RareKeyJoin::Candidates(uint32_t story, Scratch* scratch,
                             std::vector<JoinCandidate>* out) const {
  assert(finished_ && story < num_stories());
  out->clear();
  CollectHits(story, scratch);
  KeepRepeated(story, scratch);
  if (scratch->num_hits == 0) return;
  CountOthers(scratch);
  ChooseOthers(story, scratch, out);
  if (!out->empty()) SetEvidence(story, scratch, out);
}

void RareKeyJoin::CollectHits(uint32_t story, Scratch* scratch) const {
  const size_t begin = starts_[story];
  const size_t end = starts_[story + 1];
  const size_t room =
      (end - begin) * (static_cast<size_t>(options_.max_bucket) + kCopied);
  if (scratch->met.size() < room) {
    scratch->met.resize(room);
    scratch->met_own.resize(room);
    scratch->met_theirs.resize(room);
  }
  uint32_t* met = scratch->met.data();
  uint32_t* met_own = scratch->met_own.data();
  uint32_t* met_theirs = scratch->met_theirs.data();
  size_t size = 0;
  for (size_t i = begin; i < end; ++i) {
    // Buckets lie anywhere in memory. Those of the next story are fetched as
    // well: as a rule it is asked about next.
    constexpr size_t kAhead = 32;
    if (i + kAhead < forward_.size()) {
      __builtin_prefetch(&stories_[forward_[i + kAhead]]);
    }
    const uint32_t own = forward_[i];
    const size_t earlier = earlier_[i];
    // Most buckets are small, and nobody can foresee how small.
    for (size_t k = 0; k < earlier; k += kCopied) {
      const size_t first = own - earlier + k;
      std::memcpy(met + size + k, &stories_[first], kCopied * sizeof(*met));
      std::fill_n(met_own + size + k, kCopied, own);
      std::iota(met_theirs + size + k, met_theirs + size + k + kCopied,
                static_cast<uint32_t>(first));
    }
    size += earlier;
  }
  scratch->num_met = size;
}

// Keeps what was met of stories that may share enough: most share one key. The
// tallies are rough, for stories may meet in one, but never too small. A key
// weighs as much more as fewer are needed of it.
void RareKeyJoin::KeepRepeated(uint32_t story, Scratch* scratch) const {
  const size_t size = scratch->num_met;
  const int bits = std::clamp<int>(std::bit_width(4 * size), 6, 14);
  scratch->tallies.assign(size_t{1} << bits, 0);
  if (scratch->hits.size() < size + 1) scratch->hits.resize(size + 1);
  const uint32_t* met = scratch->met.data();
  uint32_t* tallies = scratch->tallies.data();
  const auto slot = [bits](uint32_t posting) {
    return (posting & kStoryMask) * 0x9E3779B1u >> (32 - bits);
  };
  const uint32_t weight_short = static_cast<uint32_t>(options_.min_shared);
  const uint32_t weight_long = static_cast<uint32_t>(options_.min_shared_short);
  const uint32_t enough = weight_short * weight_long;
  const uint32_t any_short = IsShort(story) ? kShortStory : 0;
  for (size_t i = 0; i < size; ++i) {
    const bool is_short = ((met[i] | any_short) & kShortStory) != 0;
    tallies[slot(met[i])] += is_short ? weight_short : weight_long;
  }
  Scratch::Hit* hits = scratch->hits.data();
  size_t kept = 0;
  for (size_t i = 0; i < size; ++i) {
    hits[kept] = {met[i] & kStoryMask, scratch->met_own[i],
                  scratch->met_theirs[i]};
    kept += tallies[slot(met[i])] >= enough;
  }
  scratch->num_hits = kept;
}

// Counts the hits of each other story and makes hits refer to these counts.
void RareKeyJoin::CountOthers(Scratch* scratch) const {
  std::vector<uint32_t>& slots = scratch->slots;
  const std::span hits = std::span(scratch->hits).first(scratch->num_hits);
  const size_t mask = std::bit_ceil(2 * hits.size()) - 1;
  slots.assign(mask + 1, 0);
  scratch->others.clear();
  for (Scratch::Hit& hit : hits) {
    const uint32_t story = hit.other;
    size_t slot = (story * 0x9E3779B1u >> 8) & mask;
    while (slots[slot] != 0 &&
           scratch->others[slots[slot] - 1].story != story) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot] == 0) {
      scratch->others.push_back({story, 0, 0, Scratch::kNotChosen});
      slots[slot] = static_cast<uint32_t>(scratch->others.size());
    }
    hit.other = slots[slot] - 1;
    __builtin_prefetch(&positions_[hit.theirs]);  // SetEvidence reads it
    Scratch::Other& other = scratch->others[hit.other];
    const bool rare_word = hit.own >= first_rare_word_;
    other.rare_words += rare_word;
    other.trigrams += !rare_word;
  }
}

void RareKeyJoin::ChooseOthers(uint32_t story, Scratch* scratch,
                               std::vector<JoinCandidate>* out) const {
  std::vector<uint32_t>& chosen = scratch->chosen;
  chosen.clear();
  for (uint32_t i = 0; i < scratch->others.size(); ++i) {
    const Scratch::Other& other = scratch->others[i];
    const int shared = other.trigrams + other.rare_words;
    const int most_of_a_kind = std::max(other.trigrams, other.rare_words);
    // Nearly all stop here, before the length of a story is fetched.
    if (shared < options_.min_shared &&
        most_of_a_kind < options_.min_shared_short) {
      continue;
    }
    const bool is_short = IsShort(story) || IsShort(other.story);
    const bool enough = is_short ? most_of_a_kind >= options_.min_shared_short
                                 : shared >= options_.min_shared;
    if (enough) chosen.push_back(i);
  }
  std::sort(chosen.begin(), chosen.end(), [&](uint32_t a, uint32_t b) {
    return scratch->others[a].story < scratch->others[b].story;
  });
  uint32_t next = 0;
  for (const uint32_t i : chosen) {
    Scratch::Other& other = scratch->others[i];
    out->push_back(
        {other.story,
         {.trigrams = other.trigrams, .rare_words = other.rare_words}});
    other.next = next;
    next += other.trigrams + other.rare_words;
  }
  scratch->positions.resize(next);
}

// Whether `story` is the one that orders the keys it shares with `other`.
bool RareKeyJoin::OrdersKeys(uint32_t story, uint32_t other) const {
  if (num_words_[story] != num_words_[other]) {
    return num_words_[story] < num_words_[other];
  }
  return content_ranks_[story] < content_ranks_[other];
}

void RareKeyJoin::SetEvidence(uint32_t story, Scratch* scratch,
                              std::vector<JoinCandidate>* out) const {
  const std::span hits = std::span(scratch->hits).first(scratch->num_hits);
  for (const Scratch::Hit& hit : hits) {
    Scratch::Other& other = scratch->others[hit.other];
    if (other.next == Scratch::kNotChosen) continue;
    const uint16_t own = positions_[hit.own];
    const uint16_t theirs = positions_[hit.theirs];
    scratch->positions[other.next++] = OrdersKeys(story, other.story)
                                           ? PackPositions(own, theirs)
                                           : PackPositions(theirs, own);
  }
  uint32_t* begin = scratch->positions.data();
  for (JoinCandidate& candidate : *out) {
    const size_t size = static_cast<size_t>(candidate.shared.keys());
    std::sort(begin, begin + size);
    SetOrder({begin, size}, &candidate.shared);
    begin += size;
  }
}

size_t RareKeyJoin::MemoryBytes() const {
  return keys_.capacity() * sizeof(uint32_t) +
         key_positions_.capacity() * sizeof(uint16_t) +
         num_words_.capacity() * sizeof(uint32_t) +
         content_ranks_.capacity() * sizeof(uint64_t) +
         stories_.capacity() * sizeof(uint32_t) +
         positions_.capacity() * sizeof(uint16_t) +
         starts_.capacity() * sizeof(uint32_t) +
         forward_.capacity() * sizeof(uint32_t) + earlier_.capacity();
}

}  // namespace neardup
