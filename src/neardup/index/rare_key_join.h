// The rare-key join: which stories share enough rare keys to be worth aligning.
//
// Two stories on one event share words; a copy, even reworded, shares several
// keys that hardly any other story has. The join counts, for each pair of
// stories, the shared keys (neardup/sketch/rare_keys.h) that occur in few
// stories, story by story over lists of the keys that remain, so that pairs
// that share too little never exist.
//
// A key of at most max_bucket stories counts for every pair of them. A 3-gram
// of more, up to max_hub_bucket, counts for pairs with one of its hubs only:
// the longest stories that have it. The larger a batch, the more copies a story
// has; with hubs these still meet the story they were made from, for a cost
// that grows as the keys do. (Long stories would be hubs of many rare words,
// and meet stories they share nothing else with.)
//
// Near copies must be collapsed to one representative before: a story that
// thirty papers run has every key in thirty stories and loses them all.
//
// Example:
//   RareKeyJoin join({});
//   for (const Story& story : representatives) {
//     RareKeys(story.words, story.rarity, &keys);
//     NEARDUP_RETURN_IF_ERROR(
//         join.Add(keys, story.words.size(), story.content_hash));
//   }
//   join.Finish(&pool);
//   RareKeyJoin::Scratch scratch;
//   std::vector<JoinCandidate> candidates;
//   join.Candidates(7, &scratch, &candidates);  // earlier stories like story 7

#ifndef NEARDUP_INDEX_RARE_KEY_JOIN_H_
#define NEARDUP_INDEX_RARE_KEY_JOIN_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/status.h"
#include "neardup/base/thread_pool.h"
#include "neardup/index/join_evidence.h"
#include "neardup/sketch/rare_keys.h"

namespace neardup {

struct JoinOptions {
  int max_bucket = 20;  // stories of a key of which every pair counts; >= 2
  // The same for pairs with a hub; max_bucket..256.
  int max_hub_bucket = 256;
  int hubs = 4;              // of a 3-gram of more than max_bucket stories
  int min_shared = 4;        // keys that candidates share, both kinds together;
  int short_words = 200;     // or, if the shorter story has fewer words,
  int min_shared_short = 2;  // keys of one kind
  // Keys of all stories together; Add reports when there are more.
  size_t max_keys = UINT32_MAX;
  // Where keys and postings are kept.
  std::pmr::memory_resource* memory = std::pmr::new_delete_resource();
};

struct JoinCandidate {
  uint32_t other = 0;  // the earlier story
  SharedKeys shared;

  friend bool operator==(const JoinCandidate&, const JoinCandidate&) = default;
};

// What became of the keys added.
struct JoinCounts {
  uint64_t keys = 0;
  uint64_t single_keys = 0;   // in one story only
  uint64_t kept_buckets = 0;  // keys that count for some pairs,
  uint64_t kept_keys = 0;     // and how often they occur
  uint64_t hub_buckets = 0;   // of them those of more than max_bucket stories,
  uint64_t hub_keys = 0;      // and how often they occur
  uint64_t capped_buckets = 0;  // keys in too many stories,
  uint64_t capped_keys = 0;     // and how often they occur

  friend bool operator==(const JoinCounts&, const JoinCounts&) = default;
};

// Memory: 6 bytes a key until Finish, 14 during it; then about 11 bytes for each
// key that is kept (half or more are in one story only and go), and 16 bytes a
// story.
class RareKeyJoin {
 public:
  // Reused memory of Candidates: one for each thread.
  class Scratch;

  explicit RareKeyJoin(const JoinOptions& options);

  // Makes room for so many stories and keys in all; more may be added. Columns
  // that grow are copied, which takes twice their memory for a while.
  void Reserve(size_t num_stories, size_t num_keys);

  // Adds the next story; stories are numbered 0, 1, ... as they are added.
  // A key is at most once in `keys`, with a position below 4096. num_words is
  // the length of the whole story; content_rank, 64 bits that depend on its
  // content alone, decides which of two equally long stories orders the shared
  // keys, so that the evidence does not depend on the order of the batch.
  // Errors: kInvalidArgument when there are more than 2^29 - 2 stories or
  // max_keys keys; nothing is added then.
  Status Add(std::span<const RareKey> keys, uint32_t num_words,
             uint64_t content_rank);

  // Sorts the keys and drops those that cannot join. Called once, after the
  // last Add. `pool` may be null; the result does not depend on it.
  // Cost: about 20 ns a key, shared by the threads.
  void Finish(ThreadPool* pool);

  // Fills `out` with all stories before `story` that share enough keys with it,
  // ascending. After Finish; from any number of threads, each with its own
  // scratch. Cost: grows with the keys the story shares with others, some 230
  // for a story of news; most of these share no second one.
  void Candidates(uint32_t story, Scratch* scratch,
                  std::vector<JoinCandidate>* out) const;

  size_t num_stories() const { return num_words_.size(); }
  const JoinCounts& counts() const { return counts_; }
  size_t MemoryBytes() const;

 private:
  struct Records;

  // Marks of a posting (see stories_), and the story below them.
  static constexpr uint32_t kBucketStart = 0x80000000;
  static constexpr uint32_t kShortStory = 0x40000000;
  static constexpr uint32_t kNoHub = 0x20000000;
  static constexpr uint32_t kStoryMask = kNoHub - 1;
  // Postings copied at a time, whether the bucket has as many or not.
  static constexpr size_t kCopied = 8;

  Records PartRecords(ThreadPool* pool);
  void KeepBuckets(ThreadPool* pool, Records* records);
  void FillPostings(ThreadPool* pool, const Records& records);
  void Mark(std::span<uint32_t> bucket, std::vector<uint32_t>* order) const;
  void FillForward(ThreadPool* pool);
  void CollectHits(uint32_t story, Scratch* scratch) const;
  void KeepRepeated(uint32_t story, Scratch* scratch) const;
  void CountOthers(Scratch* scratch) const;
  void ChooseOthers(uint32_t story, Scratch* scratch,
                    std::vector<JoinCandidate>* out) const;
  void SetEvidence(uint32_t story, Scratch* scratch,
                   std::vector<JoinCandidate>* out) const;
  bool OrdersKeys(uint32_t story, uint32_t other) const;
  bool IsShort(uint32_t story) const {
    return num_words_[story] < static_cast<uint32_t>(options_.short_words);
  }

  JoinOptions options_;
  JoinCounts counts_;
  Column<uint32_t> num_words_;
  Column<uint64_t> content_ranks_;
  bool finished_ = false;
  // Until Finish: the keys as they were added.
  Column<uint32_t> keys_;
  Column<uint16_t> key_positions_;
  // Postings, bucket after bucket; rare words behind 3-grams. The top bit of
  // the story marks the first posting of a bucket, the next a short story, the
  // third one that counts only with the hubs of its bucket; a few places behind
  // the last may be read.
  Column<uint32_t> stories_;
  Column<uint16_t> positions_;
  size_t first_rare_word_ = 0;
  // Story i has the postings forward_[starts_[i] .. starts_[i + 1]), those that
  // are first in their bucket left out: no story is before them. Until Finish,
  // where in keys_ those of story i are.
  Column<uint32_t> starts_;
  Column<uint32_t> forward_;
  Column<uint8_t> earlier_;  // postings of its bucket before forward_[i]
};

class RareKeyJoin::Scratch {
 private:
  friend class RareKeyJoin;

  // A key shared with an earlier story.
  struct Hit {
    uint32_t other;  // index into others
    uint32_t own;    // its two postings
    uint32_t theirs;
  };
  struct Other {
    uint32_t story;
    uint16_t trigrams;
    uint16_t rare_words;
    uint32_t next;  // where its next hit goes in positions; kNotChosen
  };
  static constexpr uint32_t kNotChosen = 0xFFFFFFFF;

  // Every key shared with an earlier story, whatever else they share: its
  // posting with the marks, and where the two postings are. Never shrink.
  std::vector<uint32_t> met;
  std::vector<uint32_t> met_own;
  std::vector<uint32_t> met_theirs;
  size_t num_met = 0;
  std::vector<uint32_t> tallies;

  std::vector<Hit> hits;
  size_t num_hits = 0;
  std::vector<Other> others;
  std::vector<uint32_t> slots;   // hash table of others: index + 1, 0 free
  std::vector<uint32_t> chosen;  // indices into others, by story
  std::vector<uint32_t> positions;
};

}  // namespace neardup

#endif  // NEARDUP_INDEX_RARE_KEY_JOIN_H_
