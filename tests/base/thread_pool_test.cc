#include "neardup/base/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace neardup {
namespace {

TEST(ThreadPool, EveryItemIsVisitedOnceForAnyNumberOfThreads) {
  for (int threads : {1, 2, 5}) {
    ThreadPool pool(threads);
    for (size_t size : {0, 1, 7, 1000}) {
      std::vector<std::atomic<int>> visits(size);
      pool.ParallelFor(size, 3, [&](size_t begin, size_t end, int worker) {
        ASSERT_LT(worker, threads);
        for (size_t i = begin; i < end; ++i) ++visits[i];
      });
      for (auto& count : visits) EXPECT_EQ(count, 1);
    }
  }
}

TEST(ThreadPool, ChunksAreCutTheSameWayForAnyNumberOfThreads) {
  for (int threads : {1, 3}) {
    ThreadPool pool(threads);
    std::vector<size_t> chunk_end(10, 0);
    pool.ParallelFor(
        10, 4, [&](size_t begin, size_t end, int) { chunk_end[begin] = end; });
    EXPECT_EQ(chunk_end[0], 4u);
    EXPECT_EQ(chunk_end[4], 8u);
    EXPECT_EQ(chunk_end[8], 10u);
  }
}

TEST(ThreadPool, ZeroThreadsMeansOnePerCore) {
  EXPECT_GE(ThreadPool(0).num_threads(), 1);
}

}  // namespace
}  // namespace neardup
