// Which story of a made feed is a copy of which: decided by the seed and the
// position of a story alone, so that nothing has to be kept in memory and a
// feed of n stories is how a feed of 2 n begins.
//
// A copy, a story of a form and a report of an event each follow an earlier
// story. With probability `kFollow` that is one of their own sort, drawn from
// the last `kReach` stories with a distance that is log-uniform, and what it
// follows is followed; else a story that nobody need have followed yet. So
// stories that have many followers get more [Simon 1955], and groups have sizes
// by a power law that ends, whatever the length of the feed, at some hundreds.

#ifndef BENCH_FEED_PLAN_H_
#define BENCH_FEED_PLAN_H_

#include <cstdint>
#include <string_view>

namespace neardup {

enum class Kind : uint8_t {
  kOriginal,  // follows nothing
  kRepost,    // the same text elsewhere
  kEdit,      // a few words changed, other furniture
  kVersion,   // more words changed, paragraphs new and gone
  kExcerpt,   // a part of a story
  kRewrite,   // reworded, reordered, condensed
  kTemplate,  // another story of one form, with other facts: no copy
  kReport,    // another report of one event, in its own words: no copy
};
inline constexpr int kKinds = 8;

// The label of the pair of a story and what it follows, as in docs/formats.md.
std::string_view LabelOf(Kind kind);

// Shares of the stories; what is left are originals.
struct Rates {
  double repost = 0.06;
  double edit = 0.05;
  double version = 0.03;
  double excerpt = 0.03;
  double rewrite = 0.04;
  double form = 0.04;
  double report = 0.08;
};

class Plan {
 public:
  static constexpr double kFollow = 0.7;
  static constexpr double kReach = 100000;

  // Rates are 0 or more, their sum is below 0.9.
  Plan(uint64_t seed, const Rates& rates);

  Kind KindOf(uint64_t story) const;

  // What the story follows, an earlier one; itself if it follows nothing: an
  // original, or the first story of a form.
  uint64_t OriginOf(uint64_t story) const;

 private:
  uint64_t seed_;
  double bounds_[kKinds];  // of a uniform draw, by kind
};

}  // namespace neardup

#endif  // BENCH_FEED_PLAN_H_
