#include "cli/feed.h"

#include <utility>

namespace neardup {

StatusOr<Feed> OpenFeed(const std::vector<std::string>& inputs,
                        const DedupOptions& options, const Hooks& hooks) {
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files, ExpandInputs(inputs));
  Feed feed;
  feed.reader = std::make_unique<BatchReader>(std::move(files), options.reader);
  NEARDUP_ASSIGN_OR_RETURN(feed.read,
                           ReadStories(feed.reader.get(), options, hooks));
  return feed;
}

absl::flat_hash_map<std::string, uint32_t> IndexIds(const StoryTable& stories) {
  absl::flat_hash_map<std::string, uint32_t> index;
  for (uint32_t i = 0; i < stories.size(); ++i) {
    index.try_emplace(std::string(stories.meta(i).id), i);
  }
  return index;
}

}  // namespace neardup
