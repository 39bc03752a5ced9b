// Runs a test body on every instruction set this processor has.

#ifndef NEARDUP_TESTS_SKETCH_EACH_TARGET_H_
#define NEARDUP_TESTS_SKETCH_EACH_TARGET_H_

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cstdint>

namespace neardup {

template <typename Body>
void OnEachTarget(const Body& body) {
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().DeInit();
    body();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_SKETCH_EACH_TARGET_H_
