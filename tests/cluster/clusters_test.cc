#include "neardup/cluster/clusters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

std::vector<uint32_t> InOrder(size_t size) {
  std::vector<uint32_t> rank(size);
  std::iota(rank.begin(), rank.end(), 0u);
  return rank;
}

std::vector<uint8_t> NoCopies(std::span<const Link> pairs) {
  return std::vector<uint8_t>(pairs.size(), 0);
}
std::vector<uint8_t> AllCopies(std::span<const Link> pairs) {
  return std::vector<uint8_t>(pairs.size(), 1);
}

// n stories, each linked with the next.
std::vector<Link> Chain(uint32_t size) {
  std::vector<Link> links;
  for (uint32_t i = 0; i + 1 < size; ++i) links.push_back({i, i + 1});
  return links;
}

std::vector<uint32_t> ClusterNumbers(const Clusters& clusters) {
  std::vector<uint32_t> numbers;
  for (const Placement& story : clusters.stories)
    numbers.push_back(story.cluster);
  return numbers;
}

TEST(FormClusters, StoriesWithoutLinksAreUnique) {
  const Clusters clusters = FormClusters(2, {}, {}, InOrder(2), NoCopies);
  EXPECT_EQ(clusters.size(), 2u);
  EXPECT_EQ(clusters.stories[1], (Placement{1, 1, Role::kUnique, false}));
  EXPECT_EQ(FormClusters(0, {}, {}, {}, NoCopies).size(), 0u);
}

TEST(FormClusters, TheStoryOfBestRankStandsForTheCluster) {
  const std::vector<Link> links = {{0, 2}, {2, 3}, {0, 3}};
  const std::vector<uint32_t> rank = {3, 2, 0, 1};
  const Clusters clusters = FormClusters(4, links, {}, rank, NoCopies);
  EXPECT_THAT(clusters.canonicals, ElementsAre(2, 1));
  EXPECT_THAT(clusters.members(0), ElementsAre(0, 2, 3));
  EXPECT_THAT(clusters.members(1), ElementsAre(1));
  EXPECT_EQ(clusters.stories[0], (Placement{0, 2, Role::kDuplicate, false}));
  EXPECT_EQ(clusters.stories[2], (Placement{0, 2, Role::kCanonical, false}));
}

TEST(FormClusters, AChainIsCutWhereItDoesNotHoldTogether) {
  const Clusters clusters = FormClusters(5, Chain(5), {}, InOrder(5), NoCopies);
  EXPECT_THAT(ClusterNumbers(clusters), ElementsAre(0, 0, 1, 1, 2));
}

TEST(FormClusters, AChainHoldsWhenEveryMemberIsACopyOfTheCanonical) {
  const Clusters clusters =
      FormClusters(5, Chain(5), {}, InOrder(5), AllCopies);
  EXPECT_THAT(ClusterNumbers(clusters), ElementsAre(0, 0, 0, 0, 0));
}

TEST(FormClusters, WithoutAVerifierOnlyLinksWithTheCanonicalHold) {
  const Clusters clusters = FormClusters(5, Chain(5), {}, InOrder(5), {});
  EXPECT_THAT(ClusterNumbers(clusters), ElementsAre(0, 0, 1, 1, 2));
}

TEST(FormClusters, OnlyMissingPairsAreVerifiedAndTheCanonicalComesFirst) {
  std::vector<Link> asked;
  const std::vector<uint32_t> rank = {1, 3, 0, 2};
  FormClusters(4, Chain(4), {}, rank, [&](std::span<const Link> pairs) {
    asked.insert(asked.end(), pairs.begin(), pairs.end());
    return AllCopies(pairs);
  });
  EXPECT_THAT(asked, ElementsAre(Link{2, 0}));
}

TEST(FormClusters, AnExcerptJoinsTheClusterOfItsWhole) {
  const std::vector<Link> links = {{0, 1}};
  const std::vector<ExcerptLink> excerpts = {{2, 1, .9f}};
  const std::vector<uint32_t> rank = {1, 2, 0};
  const Clusters clusters = FormClusters(3, links, excerpts, rank, NoCopies);
  EXPECT_EQ(clusters.stories[2], (Placement{0, 1, Role::kDuplicate, true}));
  EXPECT_THAT(clusters.canonicals, ElementsAre(0));
}

TEST(FormClusters, AWholeThatWasAloneStandsForItsExcerpts) {
  const std::vector<ExcerptLink> excerpts = {{0, 2, .9f}, {1, 2, .8f}};
  const Clusters clusters = FormClusters(3, {}, excerpts, InOrder(3), NoCopies);
  EXPECT_EQ(clusters.stories[2], (Placement{0, 2, Role::kCanonical, false}));
  EXPECT_THAT(clusters.members(0), ElementsAre(0, 1, 2));
}

TEST(FormClusters, AnExcerptDoesNotBringTwoClustersTogether) {
  const std::vector<Link> links = {{0, 1}, {2, 3}};
  const std::vector<ExcerptLink> excerpts = {
      {0, 2, 1}, {4, 0, .6f}, {4, 2, .9f}};
  const Clusters clusters =
      FormClusters(5, links, excerpts, InOrder(5), NoCopies);
  EXPECT_THAT(ClusterNumbers(clusters), ElementsAre(0, 0, 1, 1, 1));
}

TEST(FormClusters, CopiesOfAnExcerptJoinItsWholeTogether) {
  // 2 and 3 are copies and excerpts of 1; 4 is a copy of them that is not.
  const std::vector<Link> links = {{0, 1}, {2, 3}};
  std::vector<ExcerptLink> excerpts = {{2, 1, .9f}, {3, 1, .8f}};
  const std::vector<uint32_t> rank = {0, 1, 2, 3, 4};
  const Clusters clusters = FormClusters(5, links, excerpts, rank, NoCopies);
  EXPECT_THAT(ClusterNumbers(clusters), ElementsAre(0, 0, 0, 0, 1));
  EXPECT_EQ(clusters.stories[2], (Placement{0, 1, Role::kDuplicate, true}));
  EXPECT_EQ(clusters.stories[3], (Placement{0, 1, Role::kDuplicate, true}));
  const std::vector<Link> more_links = {{0, 1}, {2, 3}, {2, 4}};
  EXPECT_THAT(
      ClusterNumbers(FormClusters(5, more_links, excerpts, rank, NoCopies)),
      ElementsAre(0, 0, 1, 1, 1));
}

TEST(JoinClusters, ClustersWithVersionsOfOneStoryAreOne) {
  // 0 and its copy 3, 1 and its copy 4, whose excerpt is 5; 2 alone.
  const std::vector<Link> links = {{0, 3}, {1, 4}};
  const std::vector<ExcerptLink> excerpts = {{5, 4, .9f}};
  const std::vector<uint32_t> rank = {2, 1, 0, 3, 4, 5};
  const Clusters parts = FormClusters(6, links, excerpts, rank, NoCopies);
  const std::vector<Link> versions = {{3, 4}, {4, 3}, {2, 5}};
  const JoinedClusters joined = JoinClusters(parts, versions, rank);
  EXPECT_THAT(ClusterNumbers(joined.clusters), ElementsAre(0, 0, 1, 0, 0, 0));
  EXPECT_THAT(joined.clusters.canonicals, ElementsAre(1, 2));
  EXPECT_THAT(joined.clusters.members(0), ElementsAre(0, 1, 3, 4, 5));
  EXPECT_THAT(joined.parts, ElementsAre(0, 1, 2, 0, 1, 1));
  EXPECT_THAT(joined.joints, ElementsAre(Link{3, 4}));
  EXPECT_EQ(joined.clusters.stories[0],
            (Placement{0, 0, Role::kDuplicate, false}));
  EXPECT_EQ(joined.clusters.stories[4],
            (Placement{0, 1, Role::kDuplicate, false}));
  EXPECT_EQ(joined.clusters.stories[2],
            (Placement{1, 2, Role::kUnique, false}));
}

TEST(JoinClusters, WithoutVersionsNothingChanges) {
  const Clusters parts = FormClusters(5, Chain(5), {}, InOrder(5), NoCopies);
  // Both ends are in one cluster.
  const std::vector<Link> versions = {{0, 1}};
  const JoinedClusters joined = JoinClusters(parts, versions, InOrder(5));
  EXPECT_EQ(ClusterNumbers(joined.clusters), ClusterNumbers(parts));
  EXPECT_TRUE(joined.parts.empty());
  EXPECT_TRUE(joined.joints.empty());
}

TEST(FormClusters, LongChainsFallIntoLinkedPairs) {
  constexpr uint32_t kSize = 1000;
  const Clusters clusters =
      FormClusters(kSize, Chain(kSize), {}, InOrder(kSize), NoCopies);
  EXPECT_EQ(clusters.size(), kSize / 2);
  for (uint32_t i = 0; i < kSize; ++i) {
    EXPECT_EQ(clusters.stories[i].duplicate_of, i / 2 * 2);
  }
}

TEST(FormClusters, LongChainsCostABoundedNumberOfVerifications) {
  for (uint32_t size : {10, 64, 65, 1000, 100000}) {
    size_t asked = 0;
    FormClusters(size, Chain(size), {}, InOrder(size),
                 [&](std::span<const Link> pairs) {
                   asked += pairs.size();
                   return NoCopies(pairs);
                 });
    EXPECT_LE(asked, kMaxVerified * size);
  }
}

// A random batch: stories of a few families, links mostly inside families.
struct Batch {
  explicit Batch(uint32_t seed) : random(seed) {
    size = 1 + random() % 40;
    rank = InOrder(size);
    std::shuffle(rank.begin(), rank.end(), random);
    for (uint32_t i = 0; i < size; ++i) families.push_back(random() % 6);
    for (uint32_t i = 0; i < 2 * size; ++i) {
      const uint32_t a = random() % size;
      const uint32_t b = random() % size;
      if (families[a] == families[b] || random() % 8 == 0) {
        links.push_back({a, b});
      }
      if (a != b && random() % 4 == 0) {
        excerpts.push_back({std::min(a, b), std::max(a, b),
                            static_cast<float>(random() % 4) / 4});
      }
    }
    // Most of a family stands in a story of another one.
    for (uint32_t i = 0; i < size; ++i) {
      const uint32_t whole = families[i] / 2 * 7 % size;
      if (families[whole] == families[i] || random() % 8 == 0) continue;
      excerpts.push_back({i, whole, static_cast<float>(random() % 4) / 4});
    }
  }

  // Most pairs of a family are copies. By rank, not by number, so that the
  // answer is the same after renumbering.
  bool AreCopies(const Link& pair) const {
    const uint32_t low = std::min(rank[pair.a], rank[pair.b]);
    const uint32_t high = std::max(rank[pair.a], rank[pair.b]);
    return families[pair.a] == families[pair.b] &&
           Mix64(low * uint64_t{1000} + high) % 3 != 0;
  }
  VerifyFunction verify() const {
    return [this](std::span<const Link> pairs) {
      std::vector<uint8_t> copies;
      for (const Link& pair : pairs) copies.push_back(AreCopies(pair));
      return copies;
    };
  }
  Clusters Form() const {
    return FormClusters(size, links, excerpts, rank, verify());
  }
  bool HasLink(uint32_t a, uint32_t b) const {
    return std::count(links.begin(), links.end(), Link{a, b}) +
               std::count(links.begin(), links.end(), Link{b, a}) >
           0;
  }

  bool IsExcerpt(uint32_t excerpt, uint32_t whole) const {
    return std::ranges::any_of(excerpts, [&](const ExcerptLink& link) {
      return link.excerpt == excerpt && link.whole == whole;
    });
  }

  std::mt19937 random;
  uint32_t size;
  std::vector<uint32_t> rank;
  std::vector<uint32_t> families;
  std::vector<Link> links;
  std::vector<ExcerptLink> excerpts;
};

TEST(FormClusters, IsAPartitionNumberedByFirstMembers) {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Batch batch(seed);
    const Clusters clusters = batch.Form();
    std::set<uint32_t> seen;
    uint32_t first_before = 0;
    for (uint32_t c = 0; c < clusters.size(); ++c) {
      const std::span<const uint32_t> members = clusters.members(c);
      ASSERT_FALSE(members.empty());
      EXPECT_TRUE(std::is_sorted(members.begin(), members.end()));
      EXPECT_GE(members[0], first_before);
      first_before = members[0];
      EXPECT_EQ(
          std::count(members.begin(), members.end(), clusters.canonicals[c]),
          1);
      for (uint32_t member : members) {
        EXPECT_EQ(clusters.stories[member].cluster, c);
        EXPECT_TRUE(seen.insert(member).second);
      }
    }
    EXPECT_EQ(seen.size(), batch.size);
  }
}

TEST(FormClusters, EveryMemberIsVerifiedAgainstTheCanonical) {
  size_t joined_with_company = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Batch batch(seed);
    const Clusters clusters = batch.Form();
    for (uint32_t i = 0; i < batch.size; ++i) {
      const Placement& story = clusters.stories[i];
      const uint32_t canonical = clusters.canonicals[story.cluster];
      if (story.role != Role::kDuplicate) {
        EXPECT_EQ(canonical, i);
        EXPECT_EQ(story.duplicate_of, i);
      } else if (story.excerpt) {
        EXPECT_FALSE(clusters.stories[story.duplicate_of].excerpt);
        EXPECT_EQ(clusters.stories[story.duplicate_of].cluster, story.cluster);
        EXPECT_TRUE(batch.IsExcerpt(i, story.duplicate_of));
        joined_with_company +=
            std::ranges::any_of(batch.links, [&](const Link& link) {
              return link.a != link.b && (link.a == i || link.b == i) &&
                     clusters.stories[link.a].excerpt &&
                     clusters.stories[link.a].duplicate_of ==
                         clusters.stories[link.b].duplicate_of;
            });
      } else {
        EXPECT_EQ(story.duplicate_of, canonical);
        EXPECT_LT(batch.rank[canonical], batch.rank[i]);
        EXPECT_TRUE(batch.HasLink(canonical, i) ||
                    batch.AreCopies({canonical, i}));
      }
    }
  }
  EXPECT_GT(joined_with_company, 50u);
}

TEST(FormClusters, DoesNotDependOnOrderOfLinksNorOnNumbersOfStories) {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Batch batch(seed);
    const Clusters expected = batch.Form();
    Batch moved = batch;
    std::vector<uint32_t> to = InOrder(batch.size);
    std::shuffle(to.begin(), to.end(), moved.random);
    for (uint32_t i = 0; i < batch.size; ++i) {
      moved.rank[to[i]] = batch.rank[i];
      moved.families[to[i]] = batch.families[i];
    }
    for (Link& link : moved.links) link = {to[link.b], to[link.a]};
    for (ExcerptLink& link : moved.excerpts) {
      link = {to[link.excerpt], to[link.whole], link.score};
    }
    std::shuffle(moved.links.begin(), moved.links.end(), moved.random);
    std::shuffle(moved.excerpts.begin(), moved.excerpts.end(), moved.random);
    const Clusters clusters = moved.Form();
    for (uint32_t i = 0; i < batch.size; ++i) {
      const Placement& story = clusters.stories[to[i]];
      EXPECT_EQ(story.duplicate_of, to[expected.stories[i].duplicate_of]);
      EXPECT_EQ(story.role, expected.stories[i].role);
      EXPECT_EQ(story.excerpt, expected.stories[i].excerpt);
    }
  }
}

// A batch in which every story stands twice: the copies are linked with what
// their originals are linked with, and rank next to them.
Batch Doubled(const Batch& batch) {
  Batch doubled = batch;
  const uint32_t size = batch.size;
  doubled.size = 2 * size;
  const auto copies = [&](uint32_t story) {
    return std::vector<uint32_t>{story, story + size};
  };
  for (uint32_t i = 0; i < size; ++i) {
    doubled.rank[i] = 2 * batch.rank[i];
    doubled.rank.push_back(2 * batch.rank[i] + 1);
    doubled.links.push_back({i, i + size});
  }
  for (const Link& link : batch.links) {
    for (const uint32_t a : copies(link.a)) {
      for (const uint32_t b : copies(link.b)) doubled.links.push_back({a, b});
    }
  }
  for (const ExcerptLink& link : batch.excerpts) {
    for (const uint32_t excerpt : copies(link.excerpt)) {
      for (const uint32_t whole : copies(link.whole)) {
        doubled.excerpts.push_back({excerpt, whole, link.score});
      }
    }
  }
  return doubled;
}

TEST(FormClusters, EveryStoryTwiceGivesTheSameClusters) {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Batch batch(seed);
    const Batch doubled = Doubled(batch);
    const uint32_t size = batch.size;
    const VerifyFunction as_originals = [&](std::span<const Link> pairs) {
      std::vector<uint8_t> copies;
      for (const Link& pair : pairs) {
        copies.push_back(batch.AreCopies({pair.a % size, pair.b % size}));
      }
      return copies;
    };
    const Clusters once = batch.Form();
    const Clusters twice =
        FormClusters(doubled.size, doubled.links, doubled.excerpts,
                     doubled.rank, as_originals);
    EXPECT_EQ(once.size(), twice.size());
    for (uint32_t i = 0; i < doubled.size; ++i) {
      const Placement& story = twice.stories[i];
      EXPECT_EQ(story.excerpt, once.stories[i % size].excerpt);
      EXPECT_EQ(story.duplicate_of, once.stories[i % size].duplicate_of);
    }
  }
}

// Rules 1 to 3 as they are written, one component after the other.
void SlowSplit(const Batch& batch, std::set<uint32_t> left,
               std::vector<uint32_t>* canonicals) {
  while (!left.empty()) {
    std::set<uint32_t> component = {*left.begin()};
    for (bool grown = true; grown;) {
      grown = false;
      for (uint32_t a : std::set<uint32_t>(component)) {
        for (uint32_t b : left) {
          if (batch.HasLink(a, b)) grown |= component.insert(b).second;
        }
      }
    }
    const uint32_t canonical = *std::min_element(
        component.begin(), component.end(),
        [&](uint32_t a, uint32_t b) { return batch.rank[a] < batch.rank[b]; });
    std::set<uint32_t> rest;
    for (uint32_t member : component) {
      left.erase(member);
      if (member == canonical || batch.HasLink(canonical, member) ||
          batch.AreCopies({canonical, member})) {
        (*canonicals)[member] = canonical;
      } else {
        rest.insert(member);
      }
    }
    SlowSplit(batch, rest, canonicals);
  }
}

TEST(FormClusters, AgreesWithTheRulesAsWritten) {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    Batch batch(seed);
    batch.excerpts.clear();
    const Clusters clusters = batch.Form();
    const std::vector<uint32_t> all = InOrder(batch.size);
    std::vector<uint32_t> expected(batch.size);
    SlowSplit(batch, {all.begin(), all.end()}, &expected);
    for (uint32_t i = 0; i < batch.size; ++i) {
      EXPECT_EQ(clusters.stories[i].duplicate_of, expected[i]);
    }
  }
}

}  // namespace
}  // namespace neardup
