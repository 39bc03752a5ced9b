#include "neardup/base/column.h"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace neardup {
namespace {

TEST(Column, TakesItsResourceAlongWhenItIsMoved) {
  std::array<std::byte, 1024> bytes;
  std::pmr::monotonic_buffer_resource resource(bytes.data(), bytes.size());
  Column<int> from({1, 2, 3}, &resource);
  const int* data = from.data();
  Column<int> to;
  to = std::move(from);
  EXPECT_EQ(to.data(), data);
  EXPECT_EQ(to.get_allocator().resource(), &resource);
  const Column<int> copy = to;
  EXPECT_NE(copy.data(), data);
  EXPECT_EQ(copy, to);
}

TEST(ColumnBuffer, MovesItsValues) {
  ColumnBuffer<int> from(3, std::pmr::new_delete_resource());
  for (int i = 0; i < 3; ++i) from[i] = i;
  const ColumnBuffer<int> to = std::move(from);
  EXPECT_EQ(to.size(), 3u);
  EXPECT_EQ(to[2], 2);
}

}  // namespace
}  // namespace neardup
