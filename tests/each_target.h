// Runs a test body on every instruction set this processor has.

#ifndef NEARDUP_TESTS_EACH_TARGET_H_
#define NEARDUP_TESTS_EACH_TARGET_H_

#include <gtest/gtest.h>
// Where some sources are compiled for this set, too.
#define HWY_WANT_AVX3_DL
#include <hwy/targets.h>

#include <cstdint>

namespace neardup {

template <typename Body>
void OnEachTarget(const Body& body) {
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    SCOPED_TRACE(hwy::TargetName(target));
    // With the lesser ones: not all sources are compiled for all targets.
    hwy::SetSupportedTargetsForTest(~(target - 1));
    hwy::GetChosenTarget().DeInit();
    body();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_EACH_TARGET_H_
