#include "feed/plan.h"

#include <algorithm>
#include <cmath>

#include "feed/random.h"

namespace neardup {
namespace {

// Stories of one sort follow the same things.
enum class Sort { kOriginal, kCopy, kForm, kReport };

Sort SortOf(Kind kind) {
  switch (kind) {
    case Kind::kOriginal:
      return Sort::kOriginal;
    case Kind::kTemplate:
      return Sort::kForm;
    case Kind::kReport:
      return Sort::kReport;
    default:
      return Sort::kCopy;
  }
}

constexpr uint64_t kKindPurpose = 1;
constexpr uint64_t kOriginPurpose = 2;

}  // namespace

std::string_view LabelOf(Kind kind) {
  static constexpr std::string_view kLabels[kKinds] = {
      "",        "exact",   "near",     "version",
      "partial", "rewrite", "template", "same-event"};
  return kLabels[static_cast<int>(kind)];
}

Plan::Plan(uint64_t seed, const Rates& rates) : seed_(seed) {
  const double shares[kKinds] = {0,
                                 rates.repost,
                                 rates.edit,
                                 rates.version,
                                 rates.excerpt,
                                 rates.rewrite,
                                 rates.form,
                                 rates.report};
  double sum = 0;
  for (int kind = 0; kind < kKinds; ++kind) bounds_[kind] = sum += shares[kind];
}

Kind Plan::KindOf(uint64_t story) const {
  if (story == 0) return Kind::kOriginal;
  const double draw = Random(Mix(Mix(seed_, kKindPurpose), story)).Unit();
  for (int kind = 1; kind < kKinds; ++kind) {
    if (draw < bounds_[kind]) return static_cast<Kind>(kind);
  }
  return Kind::kOriginal;
}

uint64_t Plan::OriginOf(uint64_t story) const {
  const Sort sort = SortOf(KindOf(story));
  if (sort == Sort::kOriginal) return story;
  while (true) {
    Random random(Mix(Mix(seed_, kOriginPurpose), story));
    const double reach = std::min<double>(kReach, static_cast<double>(story));
    const auto distance =
        static_cast<uint64_t>(std::exp(random.Unit() * std::log(reach)));
    const Sort wanted = random.Chance(kFollow) ? sort : Sort::kOriginal;
    if (wanted == Sort::kOriginal && sort == Sort::kForm) return story;
    uint64_t other = story - std::min(std::max<uint64_t>(distance, 1), story);
    while (other > 0 && SortOf(KindOf(other)) != wanted) --other;
    // Nothing of the sort so far: story 0 is an original.
    if (other == 0) return sort == Sort::kForm ? story : 0;
    if (wanted == Sort::kOriginal) return other;
    story = other;
  }
}

}  // namespace neardup
