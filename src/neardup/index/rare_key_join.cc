#include "neardup/index/rare_key_join.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <tuple>
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

// Keeps the records whose key is in 2..max_hub_bucket stories, in front.
JoinCounts KeepBucketsOfPart(std::span<uint64_t> records, size_t max_bucket,
                             size_t max_hub_bucket) {
  JoinCounts counts;
  for (size_t begin = 0; begin < records.size();) {
    const size_t end = BucketEnd(records, begin);
    const size_t size = end - begin;
    if (size == 1) {
      ++counts.single_keys;
    } else if (size > max_hub_bucket) {
      ++counts.capped_buckets;
      counts.capped_keys += size;
    } else {
      ++counts.kept_buckets;
      counts.hub_buckets += size > max_bucket;
      counts.hub_keys += size > max_bucket ? size : 0;
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
  assert(options.max_bucket >= 2 && options.max_hub_bucket <= 256);
  assert(options.max_hub_bucket >= options.max_bucket && options.hubs >= 1);
  assert(options.min_shared >= 1 && options.min_shared_short >= 1);
  assert(options.max_keys <= UINT32_MAX);
}

void RareKeyJoin::Reserve(size_t num_stories, size_t num_keys) {
  assert(!finished_);
  keys_.reserve(num_keys);
  key_positions_.reserve(num_keys);
  starts_.reserve(num_stories + 1);
  num_words_.reserve(num_stories);
  content_ranks_.reserve(num_stories);
}

Status RareKeyJoin::Add(std::span<const RareKey> keys, uint32_t num_words,
                        uint64_t content_rank) {
  assert(!finished_);
  const size_t begin = keys_.size();
  if (num_stories() >= kStoryMask - 1 ||
      begin + keys.size() > options_.max_keys) {
    return InvalidArgument(fmt::format(
        "too many stories for one run: their rare keys are more than {}",
        options_.max_keys));
  }
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
  return OkStatus();
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
          // The kind of a key is its top bit.
          const bool trigrams = i < kNumParts / 2;
          records->parts[i].counts = KeepBucketsOfPart(
              part, static_cast<size_t>(options_.max_bucket),
              static_cast<size_t>(trigrams ? options_.max_hub_bucket
                                           : options_.max_bucket));
        }
      });
  for (Records::Part& part : records->parts) {
    part.first_posting = counts_.kept_keys;
    part.end = part.begin + part.counts.kept_keys;
    counts_.single_keys += part.counts.single_keys;
    counts_.kept_buckets += part.counts.kept_buckets;
    counts_.kept_keys += part.counts.kept_keys;
    counts_.hub_buckets += part.counts.hub_buckets;
    counts_.hub_keys += part.counts.hub_keys;
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
    std::vector<uint32_t> order;
    for (size_t part = begin; part < end; ++part) {
      const std::span<const uint64_t> bucketed = records.part(part);
      const size_t first = records.parts[part].first_posting;
      for (size_t from = 0; from < bucketed.size();) {
        const size_t to = BucketEnd(bucketed, from);
        for (size_t i = from; i < to; ++i) {
          stories_[first + i] = RecordStory(bucketed[i]);
          positions_[first + i] =
              static_cast<uint16_t>(bucketed[i] & kPositionMask);
        }
        Mark({&stories_[first + from], to - from}, &order);
        from = to;
      }
    }
  });
}

// Adds the marks to the stories of a bucket.
void RareKeyJoin::Mark(std::span<uint32_t> bucket,
                       std::vector<uint32_t>* order) const {
  const bool has_hubs =
      bucket.size() > static_cast<size_t>(options_.max_bucket);
  order->clear();
  if (has_hubs) order->assign(bucket.begin(), bucket.end());
  for (uint32_t& posting : bucket) {
    posting |= (IsShort(posting) ? kShortStory : 0) | (has_hubs ? kNoHub : 0);
  }
  bucket[0] |= kBucketStart;
  if (!has_hubs) return;
  const auto precedence = [this](uint32_t story) {
    return std::tie(num_words_[story], content_ranks_[story]);
  };
  const auto hubs =
      order->begin() +
      std::min<ptrdiff_t>(options_.hubs, static_cast<ptrdiff_t>(bucket.size()));
  std::nth_element(
      order->begin(), hubs - 1, order->end(),
      [&](uint32_t a, uint32_t b) { return precedence(a) > precedence(b); });
  // Stories that tie with the last hub are hubs too: which of them would be
  // chosen depends on the order of the batch.
  const uint32_t last = *(hubs - 1);
  for (uint32_t& posting : bucket) {
    if (precedence(posting & kStoryMask) >= precedence(last)) {
      posting &= ~kNoHub;
    }
  }
}

// A thread takes a range of stories and reads all postings: reading in order is
// cheap, the lists it writes stay in its cache and need no locks.
void RareKeyJoin::FillForward(ThreadPool* pool) {
  const size_t num_stories = num_words_.size();
  const auto postings = std::span(stories_).first(counts_.kept_keys);
  starts_.assign(num_stories + 1, 0);
  const size_t threads =
      std::min<size_t>(16, static_cast<size_t>(pool->num_threads()));
  const auto grain_of = [num_stories](size_t ranges) {
    return (num_stories + ranges - 1) / ranges + 1;
  };
  pool->ParallelFor(
      num_stories, grain_of(threads), [&](size_t begin, size_t end, int) {
        for (const uint32_t posting : postings) {
          // Those that are first in their bucket are above any range.
          const uint32_t story = posting & ~(kShortStory | kNoHub);
          if (story >= begin && story < end) ++starts_[story + 1];
        }
      });
  for (size_t i = 0; i < num_stories; ++i) starts_[i + 1] += starts_[i];
  forward_.resize(starts_[num_stories]);
  earlier_.resize(starts_[num_stories]);
  const size_t grain =
      grain_of(std::max(threads, postings.size() / kForwardAtOnce + 1));
  pool->ParallelFor(num_stories, grain, [&](size_t begin, size_t end, int) {
    std::vector<uint32_t> next(starts_.begin() + static_cast<ptrdiff_t>(begin),
                               starts_.begin() + static_cast<ptrdiff_t>(end));
    size_t bucket = 0;
    for (size_t i = 0; i < postings.size(); ++i) {
      if (postings[i] & kBucketStart) bucket = i;
      const uint32_t story = postings[i] & ~(kShortStory | kNoHub);
      if (story >= begin && story < end) {
        const uint32_t place = next[story - begin]++;
        forward_[place] = static_cast<uint32_t>(i);
        earlier_[place] = static_cast<uint8_t>(i - bucket);
      }
    }
  });
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
