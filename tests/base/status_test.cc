#include "neardup/base/status.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

StatusOr<int> Half(int x) {
  if (x % 2 != 0) return InvalidArgument("x: must be even");
  return x / 2;
}

StatusOr<int> Quarter(int x) {
  NEARDUP_ASSIGN_OR_RETURN(const int half, Half(x));
  NEARDUP_ASSIGN_OR_RETURN(const int quarter, Half(half));
  return quarter;
}

TEST(Status, MacrosPassValuesAndErrorsOn) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_EQ(Message(Quarter(6).status()), "x: must be even");
}

TEST(Status, PrefixComesBeforeTheMessageAndKeepsTheCode) {
  const Status status = WithPrefix("feed.jsonl:3", DataLoss("broken"));
  EXPECT_EQ(Message(status), "feed.jsonl:3: broken");
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_TRUE(WithPrefix("feed.jsonl:3", OkStatus()).ok());
}

}  // namespace
}  // namespace neardup
