#include "neardup/base/hash.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

// These values are in files that users keep: a change is a change of format.
TEST(Hash, ValuesArePinned) {
  EXPECT_EQ(Hash64("neardup"), 8834954865944120900u);
  EXPECT_EQ(Mix64(0), 0xE220A8397B1DCDAFull);
  EXPECT_EQ(Mix64(1), 0x910A2DEC89025CC1ull);
  const Hash128 hash = HashBytes128("neardup", 7);
  EXPECT_EQ(hash.high, 13323368494959970019u);
  EXPECT_EQ(hash.low, 771395002148321433u);
}

TEST(Hash, SeedAndLengthChangeTheHash) {
  const std::string_view a = "a";
  EXPECT_NE(Hash64(a, 1), Hash64(a, 2));
  EXPECT_NE(Hash64(a), Hash64(std::string_view("a\0", 2)));
}

}  // namespace
}  // namespace neardup
