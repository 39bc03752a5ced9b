// Reads back a result directory (docs: pairs.jsonl, stories.jsonl), as `eval`
// needs it.

#ifndef NEARDUP_IO_RESULT_READER_H_
#define NEARDUP_IO_RESULT_READER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"

namespace neardup {

// A line of pairs.jsonl; fields that are not here are skipped.
struct ResultPair {
  std::string a;
  std::string b;
  uint64_t a_n = 0;  // 0-based positions in the input
  uint64_t b_n = 0;
  std::string relation;
  double score = 0;
};

// A line of stories.jsonl.
struct ResultStory {
  std::string id;
  uint64_t n = 0;
  std::string cluster;   // a number stands in decimal; empty for null
  std::string role;      // unique, canonical, duplicate
  std::string relation;  // to the canonical story; empty for null
};

struct Result {
  std::vector<ResultPair> pairs;
  std::vector<ResultStory> stories;  // stories[i].n == i
};

// Reads DIR/pairs.jsonl and DIR/stories.jsonl. Memory: all of both.
//
// Errors: kFailedPrecondition "out: is not a result (it has no pairs.jsonl)";
// kDataLoss "out/pairs.jsonl:17: is cut off" for a last line without a line
// feed, and "out/pairs.jsonl:17: ..." for what is no such line.
StatusOr<Result> ReadResult(const std::string& directory);

// The two files from memory; `name` stands in errors.
StatusOr<std::vector<ResultPair>> ParseResultPairs(std::string_view name,
                                                   std::string_view jsonl);
StatusOr<std::vector<ResultStory>> ParseResultStories(std::string_view name,
                                                      std::string_view jsonl);

}  // namespace neardup

#endif  // NEARDUP_IO_RESULT_READER_H_
