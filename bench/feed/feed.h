// A made feed of news: any number of stories, each with its text and with what
// it was made from.
//
// Example:
//   Feed feed(vocabulary, FeedOptions{.seed = 7});
//   for (uint64_t i = 0; i < 1000; ++i) feed.Write(i, &story);
//
// Word frequencies and lengths are those of news (bench/README.md has the
// figures). A story is about an event, written in the words of a topic, with
// the lines of its source's furniture around it. A story costs some 40
// microseconds and what the story it follows costs; memory does not grow.

#ifndef BENCH_FEED_FEED_H_
#define BENCH_FEED_FEED_H_

#include <cstdint>
#include <string>

#include "feed/draft.h"
#include "feed/plan.h"
#include "feed/vocabulary.h"

namespace neardup {

struct FeedOptions {
  uint64_t seed = 1;
  Rates rates;
  // Words of a story, furniture aside: log-normal by this median and standard
  // deviation of the logarithm (that of a collection of web news).
  double median_words = 270;
  double sigma = 0.74;
  uint32_t num_sources = 2000;  // sizes by Zipf's law
  double furniture = 0.8;       // probability of each line of a source
};

struct FeedStory {
  Kind kind;
  uint64_t origin;  // itself if it follows nothing
  std::string title;
  std::string text;
  std::string source;
  int64_t time;  // seconds since 1970
};

class Feed {
 public:
  Feed(const Vocabulary& vocabulary, const FeedOptions& options);

  // The story at a position of the feed: depends on the options and `at` alone.
  void Write(uint64_t at, FeedStory* story) const;

 private:
  uint64_t SeedOf(uint64_t at) const;
  uint32_t NumWordsOf(uint64_t at) const;
  uint32_t SourceOf(uint64_t at) const;
  Event EventOf(uint64_t at) const;
  // Of an original, the first story of a form, or a report.
  Draft DraftOf(uint64_t at, uint32_t topic) const;
  Draft CopyOf(uint64_t at, Kind kind, const Draft& original,
               uint32_t topic) const;

  const Vocabulary& vocabulary_;
  FeedOptions options_;
  Plan plan_;
};

}  // namespace neardup

#endif  // BENCH_FEED_FEED_H_
