#include "neardup/base/memory.h"

#include <gtest/gtest.h>

#include <vector>

namespace neardup {
namespace {

TEST(Memory, PeakGrowsByWhatIsTouchedAndStays) {
  const uint64_t before = PeakMemoryBytes();
  {
    std::vector<char> block(200 << 20, 1);
    EXPECT_GE(PeakMemoryBytes(), uint64_t{190} << 20);
  }
  EXPECT_GE(PeakMemoryBytes(), before);
}

}  // namespace
}  // namespace neardup
