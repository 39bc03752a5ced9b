#include "neardup/index/bucket_pairs.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "neardup/base/hash.h"
#include "neardup/index/radix_sort.h"

namespace neardup {
namespace {

constexpr size_t kGrain = 4096;
constexpr size_t kPartsAtOnce = 4;

// What a few parts of a table give; joined in the order of the parts.
struct PartOutput {
  explicit PartOutput(std::pmr::memory_resource* memory)
      : pairs(memory), keyed(memory), members(memory) {}

  Column<StoryPair> pairs;
  BucketCounts counts;
  std::vector<uint64_t> capped_keys;
  // Scratch of AddGroup.
  Column<std::pair<uint64_t, uint32_t>> keyed;
  Column<uint32_t> members;
};

class PairFinder {
 public:
  PairFinder(const BucketTables& tables, std::span<const uint32_t> stories,
             std::span<const uint64_t> content_rank,
             const BucketOptions& options, ThreadPool* pool)
      : tables_(tables),
        stories_(stories),
        content_rank_(content_rank),
        options_(options),
        pool_(pool),
        records_(options.memory),
        buffer_(options.memory),
        result_{.pairs = Column<StoryPair>(options.memory)} {}

  BucketPairsResult Find() {
    for (int table = 0; table < tables_.num_tables; ++table) {
      AddTable(table);
      // Capped buckets repeat their pairs in every table.
      if (result_.pairs.size() > 2 * num_distinct_ + (1 << 20)) Distinct();
    }
    Distinct();
    return std::move(result_);
  }

 private:
  void AddTable(int table);
  void ScanPart(int table, std::span<const uint64_t> records,
                PartOutput* out) const;
  void AddGroup(int table, std::span<const uint64_t> records,
                PartOutput* out) const;
  void AddBucket(int table, std::span<uint32_t> members, PartOutput* out) const;
  void LinkCapped(std::span<uint32_t> members, PartOutput* out) const;
  bool FoundBefore(int table, uint32_t a, uint32_t b) const;
  void Merge(int table, const PartOutput& part);
  void Distinct();

  const BucketTables& tables_;
  std::span<const uint32_t> stories_;
  std::span<const uint64_t> content_rank_;
  BucketOptions options_;
  ThreadPool* pool_;

  Column<uint64_t> records_;  // 32 bits of hashed key, story
  Column<uint64_t> buffer_;
  BucketPairsResult result_;
  size_t num_distinct_ = 0;
  // (table, key) of the capped buckets of the tables done.
  absl::flat_hash_set<std::pair<int, uint64_t>> capped_;
};

void PairFinder::AddTable(int table) {
  records_.resize(stories_.size());
  pool_->ParallelFor(
      stories_.size(), kGrain, [&](size_t begin, size_t end, int) {
        for (size_t i = begin; i < end; ++i) {
          const uint64_t hash = Mix64(tables_.key(table, stories_[i]));
          records_[i] = (hash >> 32) << 32 | stories_[i];
        }
      });
  const PartStarts starts = SortByHigh32(&records_, &buffer_, pool_);
  std::vector<PartOutput> parts(256 / kPartsAtOnce,
                                PartOutput(options_.memory));
  pool_->ParallelFor(256, kPartsAtOnce, [&](size_t begin, size_t end, int) {
    const auto records = std::span<const uint64_t>(records_).subspan(
        starts[begin], starts[end] - starts[begin]);
    ScanPart(table, records, &parts[begin / kPartsAtOnce]);
  });
  for (const PartOutput& part : parts) Merge(table, part);
}

void PairFinder::ScanPart(int table, std::span<const uint64_t> records,
                          PartOutput* out) const {
  for (size_t begin = 0; begin < records.size();) {
    size_t end = begin + 1;
    while (end < records.size() && records[end] >> 32 == records[begin] >> 32) {
      ++end;
    }
    if (end - begin > 1) {
      AddGroup(table, records.subspan(begin, end - begin), out);
    }
    begin = end;
  }
}

// A group shares 32 bits of hash; a bucket shares the key.
void PairFinder::AddGroup(int table, std::span<const uint64_t> records,
                          PartOutput* out) const {
  Column<std::pair<uint64_t, uint32_t>>& keyed = out->keyed;
  keyed.clear();
  for (const uint64_t record : records) {
    const uint32_t story = static_cast<uint32_t>(record);
    keyed.emplace_back(tables_.key(table, story), story);
  }
  const auto other_key = [&](const auto& member) {
    return member.first != keyed.front().first;
  };
  if (std::any_of(keyed.begin(), keyed.end(), other_key)) {
    std::sort(keyed.begin(), keyed.end());
  }
  Column<uint32_t>& members = out->members;
  members.clear();
  for (size_t i = 0; i < keyed.size(); ++i) {
    members.push_back(keyed[i].second);
    if (i + 1 == keyed.size() || keyed[i + 1].first != keyed[i].first) {
      if (members.size() > 1) AddBucket(table, members, out);
      members.clear();
    }
  }
}

void PairFinder::AddBucket(int table, std::span<uint32_t> members,
                           PartOutput* out) const {
  ++out->counts.buckets;
  out->counts.largest = std::max<uint64_t>(out->counts.largest, members.size());
  if (members.size() > static_cast<size_t>(options_.max_bucket)) {
    ++out->counts.capped_buckets;
    out->counts.capped_stories += members.size();
    out->capped_keys.push_back(tables_.key(table, members.front()));
    LinkCapped(members, out);
    return;
  }
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size(); ++j) {
      const auto [a, b] = std::minmax(members[i], members[j]);
      if (tables_.accept(a, b) && !FoundBefore(table, a, b)) {
        out->pairs.push_back({a, b});
      }
    }
  }
}

void PairFinder::LinkCapped(std::span<uint32_t> members,
                            PartOutput* out) const {
  std::sort(members.begin(), members.end(), [this](uint32_t a, uint32_t b) {
    return std::pair(content_rank_[a], a) < std::pair(content_rank_[b], b);
  });
  const size_t linked = options_.LinkedOf(members.size());
  for (size_t i = 0; i < members.size(); ++i) {
    const size_t end = std::min(members.size(), i + 1 + linked);
    for (size_t j = i + 1; j < end; ++j) {
      const auto [a, b] = std::minmax(members[i], members[j]);
      if (tables_.accept(a, b)) out->pairs.push_back({a, b});
    }
  }
}

// Near copies share most buckets: asking here is cheaper than sorting out their
// pairs of all tables. A capped bucket may have left the pair out.
bool PairFinder::FoundBefore(int table, uint32_t a, uint32_t b) const {
  for (int earlier = 0; earlier < table; ++earlier) {
    const uint64_t key = tables_.key(earlier, a);
    if (key == tables_.key(earlier, b) &&
        (capped_.empty() || !capped_.contains({earlier, key}))) {
      return true;
    }
  }
  return false;
}

void PairFinder::Merge(int table, const PartOutput& part) {
  result_.pairs.insert(result_.pairs.end(), part.pairs.begin(),
                       part.pairs.end());
  for (const uint64_t key : part.capped_keys) capped_.insert({table, key});
  BucketCounts& counts = result_.counts;
  counts.buckets += part.counts.buckets;
  counts.largest = std::max(counts.largest, part.counts.largest);
  counts.capped_buckets += part.counts.capped_buckets;
  counts.capped_stories += part.counts.capped_stories;
}

void PairFinder::Distinct() {
  Column<StoryPair>& pairs = result_.pairs;
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  num_distinct_ = pairs.size();
}

}  // namespace

BucketPairsResult BucketPairs(const BucketTables& tables,
                              std::span<const uint32_t> stories,
                              std::span<const uint64_t> content_rank,
                              const BucketOptions& options, ThreadPool* pool) {
  assert(options.max_bucket >= 2 && options.linked >= 1);
  assert(std::is_sorted(stories.begin(), stories.end()));
  assert(stories.empty() || stories.back() < content_rank.size());
  ThreadPool caller(1);
  return PairFinder(tables, stories, content_rank, options,
                    pool != nullptr ? pool : &caller)
      .Find();
}

}  // namespace neardup
