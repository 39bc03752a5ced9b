#include <algorithm>
#include <limits>

#include "neardup/verify/fragments.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/verify/fragment_scores.cc"
#include <hwy/foreach_target.h>  // compiles this file once a target
// The order of these two matters.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// The low bits of a key hold how near the predecessor is, so that one maximum
// decides by score, then by nearness.
constexpr int kKeyShift = 5;
static_assert(kMaxGap < 1 << kKeyShift);

struct Predecessor {
  int32_t score = 0;
  int32_t fragment = -1;
};

// The best predecessor of fragment f among [begin, f): what its chain scores
// after the penalty for the gap, if that is more than nothing.
inline Predecessor FindPredecessor(const Fragments& fragments, uint32_t begin,
                                   uint32_t f) {
  const hn::ScalableTag<int32_t> d;
  const auto begin_a = hn::Set(d, fragments.begin_a[f]);
  const auto begin_b = hn::Set(d, fragments.begin_b[f]);
  auto best_key = hn::Zero(d);
  auto best_fragment = hn::Set(d, -1);
  for (uint32_t k = begin; k < f; k += hn::Lanes(d)) {
    const auto gap_a =
        hn::Sub(begin_a, hn::LoadU(d, fragments.end_a.data() + k));
    const auto gap_b =
        hn::Sub(begin_b, hn::LoadU(d, fragments.end_b.data() + k));
    const auto wide = hn::Max(gap_a, gap_b);
    const auto narrow = hn::Min(gap_a, gap_b);
    // Fragments from f on end behind begin_a: for them the gap is negative.
    const auto allowed = hn::And(hn::Gt(narrow, hn::Set(d, -1)),
                                 hn::Gt(hn::Set(d, kMaxGap + 1), wide));
    if (hn::AllFalse(d, allowed)) continue;
    const auto drift = hn::Sub(wide, narrow);
    const auto penalty = hn::Add(hn::Mul(wide, hn::Set(d, kGapPenalty)),
                                 hn::Mul(drift, hn::Set(d, kDriftPenalty)));
    const auto score =
        hn::Sub(hn::LoadU(d, fragments.score.data() + k), penalty);
    const auto key = hn::Or(hn::ShiftLeft<kKeyShift>(score),
                            hn::Sub(hn::Set(d, (1 << kKeyShift) - 1), gap_a));
    const auto better = hn::AndNot(hn::Gt(best_key, key), allowed);
    best_key = hn::IfThenElse(better, key, best_key);
    best_fragment = hn::IfThenElse(better, hn::Iota(d, static_cast<int32_t>(k)),
                                   best_fragment);
  }
  const int32_t key = hn::GetLane(hn::MaxOfLanes(d, best_key));
  if (key < 1 << kKeyShift) return {};
  const auto is_best = hn::Eq(best_key, hn::Set(d, key));
  const auto latest =
      hn::MaxOfLanes(d, hn::IfThenElse(is_best, best_fragment, hn::Set(d, -1)));
  return {key >> kKeyShift, hn::GetLane(latest)};
}

void ScoreAll(Fragments* fragments) {
  const uint32_t size = fragments->size;
  // Fragments before this one ended too long ago for all that are to come.
  uint32_t live = 0;
  for (uint32_t f = 0; f < size; ++f) {
    while (live < f &&
           fragments->end_a[live] + kMaxGap < fragments->begin_a[f]) {
      ++live;
    }
    const Predecessor best = FindPredecessor(*fragments, live, f);
    fragments->score[f] = fragments->Weight(f) + best.score;
    fragments->predecessor[f] = best.fragment;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {

HWY_EXPORT(ScoreAll);

void ScoreFragments(Fragments* fragments) {
  // What stands behind the last fragment must look as if it ended too late.
  constexpr int32_t kNever = std::numeric_limits<int32_t>::max() / 2;
  const uint32_t size = fragments->size;
  std::fill_n(fragments->end_a.begin() + size, Fragments::kPadding, kNever);
  std::fill_n(fragments->end_b.begin() + size, Fragments::kPadding, kNever);
  std::fill_n(fragments->score.begin() + size, Fragments::kPadding, 0);
  HWY_DYNAMIC_DISPATCH(ScoreAll)(fragments);
}

}  // namespace neardup
#endif  // HWY_ONCE
