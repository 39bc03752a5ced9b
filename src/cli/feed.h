// The stories of an input, to be found by their ids.

#ifndef NEARDUP_CLI_FEED_H_
#define NEARDUP_CLI_FEED_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/pipeline/compare.h"

namespace neardup {

// An open input and what was read from it.
struct Feed {
  std::unique_ptr<BatchReader> reader;
  DedupResult read;
};

// Reads the files and directories `inputs`. Errors: of the input.
StatusOr<Feed> OpenFeed(const std::vector<std::string>& inputs,
                        const DedupOptions& options, const Hooks& hooks);

// Stories by id; of several stories with one id the first.
absl::flat_hash_map<std::string, uint32_t> IndexIds(const StoryTable& stories);

}  // namespace neardup

#endif  // NEARDUP_CLI_FEED_H_
