// A feed of made-up stories and copies of them, for whole runs.

#ifndef NEARDUP_TESTS_PIPELINE_MIXED_FEED_H_
#define NEARDUP_TESTS_PIPELINE_MIXED_FEED_H_

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/pipeline/feeds.h"
#include "tests/pipeline/story_generator.h"

namespace neardup {

// Stories with copies of every kind among them: exact ones, edited a little or
// a lot, excerpts; from several sources and days.
inline std::vector<FeedStory> MixedFeed(int originals, uint64_t seed) {
  StoryGenerator generator(seed);
  std::vector<FeedStory> feed;
  const auto add = [&](const Words& words) {
    const size_t n = feed.size();
    feed.push_back(
        {fmt::format("s{}", n), StoryGenerator::Text(words),
         fmt::format("source{}", generator.Below(7)),
         static_cast<int64_t>(1'900'000'000 + generator.Below(9) * 86'400)});
    if (generator.Chance(0.1)) feed.back().time.reset();
  };
  for (int i = 0; i < originals; ++i) {
    const Words story = generator.Story(60 + generator.Below(300));
    add(story);
    const int copies = static_cast<int>(generator.Below(4));
    for (int copy = 0; copy < copies; ++copy) {
      constexpr double kRates[] = {0, 0.01, 0.03, 0.06, 0.1, 0.3};
      const Words edited = generator.Edit(story, kRates[generator.Below(6)]);
      const bool cut = generator.Chance(0.2);
      add(cut ? Words(edited.begin(), edited.begin() + edited.size() / 3)
              : edited);
    }
  }
  return feed;
}

inline std::vector<FeedStory> Shuffled(std::vector<FeedStory> feed,
                                       uint64_t seed) {
  std::shuffle(feed.begin(), feed.end(), std::mt19937_64(seed));
  return feed;
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_PIPELINE_MIXED_FEED_H_
