// What a run looks for and how: the one struct that says it all. The command's
// flags fill it; summary.json shows it as it took effect.

#ifndef NEARDUP_PIPELINE_OPTIONS_H_
#define NEARDUP_PIPELINE_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/index/hamming_index.h"
#include "neardup/io/record_reader.h"
#include "neardup/io/url_rules.h"
#include "neardup/verify/copy_model.h"
#include "neardup/verify/match.h"

namespace neardup {

// The kinds of copy to report. What is not asked for costs nothing.
struct FindSet {
  bool exact = true;
  bool near_duplicate = true;
  bool excerpt = true;
  bool rewrite = true;

  bool Wants(Relation relation) const {
    switch (relation) {
      case Relation::kExact:
        return exact;
      case Relation::kNearDuplicate:
        return near_duplicate;
      case Relation::kExcerpt:
        return excerpt;
      case Relation::kRewrite:
        return rewrite;
      default:
        return false;
    }
  }
};

// The signature of the near tier.
enum class SketchKind { kMinHash, kSimHash };

// Which pairs are compared, by their sources. A story without a source is of
// a source of its own.
enum class Scope { kAll, kCrossSource, kSameSource };

// Which story stands for a cluster. Ties: the first in the input.
enum class Keep { kEarliest, kLongest, kLatest, kSourceOrder };

struct DedupOptions {
  FindSet find;

  // Word-5-gram Jaccard similarity, (0, 1], from which a near-duplicate becomes
  // a candidate with probability at least `recall`, (0, 1). With
  // near-duplicates alone, pairs below it are not looked at.
  double threshold = 0.7;
  double recall = 0.99;
  SketchKind sketch = SketchKind::kMinHash;
  int num_perm = 128;  // MinHash permutations, 16..1024
  // SimHash signatures that differ in at most so many bits make a candidate,
  // 0..15.
  int hamming_bits = kNearDuplicateBits;

  // Least score of a reported rewrite, (0, 1).
  double min_score = 0.5;

  // Only stories that close in time are compared; a story without a time is
  // compared with all.
  std::optional<int64_t> window_seconds;
  Scope scope = Scope::kAll;

  Keep keep = Keep::kEarliest;
  std::vector<std::string> source_order;  // with kSourceOrder, best first

  // Aligned passages for every reported pair.
  bool evidence = false;
  // Keep where words stand in their texts, 8 bytes a word, so that passages of
  // chosen pairs can be had later (ComparePairs). With `evidence` they are kept
  // anyway.
  bool keep_offsets = false;

  int num_threads = 0;  // 0: as many as the machine has cores
  // A bound in bytes on the memory of a run, 0 for none: what does not fit goes
  // to temporary files in reader.tmp_dir (base/spilling_memory.h). The result
  // is the same to the last byte, but for texts that are too long for the bound
  // (FitReaderToMemory). See LeastMemory.
  uint64_t memory_bytes = 0;
  uint64_t seed = 1;

  // The model that judges rewrites (ParseRewriteModel); null for the
  // one built into the library.
  std::shared_ptr<const CopyModel> rewrite_model;

  // What of an address says nothing about the story; null for the rules built
  // into the library.
  std::shared_ptr<const UrlRules> url_rules;

  // Dismisses hopeless candidates early (verify/gate.h). Off only to measure
  // what the gates lose.
  bool gates = true;

  ReaderOptions reader;
};

// Errors: kInvalidArgument naming the option, its range and what was given.
Status Validate(const DedupOptions& options);

// The threads of a run: num_threads, or as many as the machine has cores.
size_t NumThreads(const DedupOptions& options);

// The least memory_bytes that can be kept: what a run takes besides columns
// (the program, a batch and scratch a thread), and a little for these. A run of
// less does what it can.
uint64_t LeastMemory(const DedupOptions& options);

// Lowers the bounds on texts and lines of options->reader to what memory_bytes
// leaves room for, so that a longer one is a reject instead of the end of the
// run. A text takes up to 15 times its size while it is cut into words, and
// every thread may have one. Without a bound nothing changes.
//   --memory 1G with two threads: texts of 6 MB, lines of 13; at least 2 and 4
//   whatever the bound; from 4G on 30 MB and 61.
// To be called before the reader is made.
void FitReaderToMemory(DedupOptions* options);

// Errors: kInvalidArgument if memory_bytes is less than LeastMemory.
Status CheckMemory(const DedupOptions& options);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_OPTIONS_H_
