#include "neardup/cluster/link_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LinkGraph, NeighboursAreSortedWithoutLoopsAndRepeats) {
  const std::vector<uint32_t> same = {0, 1, 2, 3};
  const std::vector<Link> links = {{3, 1}, {1, 0}, {1, 1}, {1, 3}, {3, 1}};
  const LinkGraph graph(4, links, same);
  EXPECT_THAT(graph.neighbours(1), ElementsAre(0, 3));
  EXPECT_THAT(graph.neighbours(3), ElementsAre(1));
  EXPECT_THAT(graph.neighbours(2), IsEmpty());
}

TEST(LinkGraph, LinksAreRenumbered) {
  const std::vector<uint32_t> number = {2, 0, 1};
  const std::vector<Link> links = {{0, 1}};
  const LinkGraph graph(3, links, number);
  EXPECT_TRUE(graph.HasLink(2, 0));
  EXPECT_TRUE(graph.HasLink(0, 2));
  EXPECT_FALSE(graph.HasLink(0, 1));
}

TEST(LinkGraph, MayBeEmpty) { EXPECT_EQ(LinkGraph(0, {}, {}).size(), 0u); }

}  // namespace
}  // namespace neardup
