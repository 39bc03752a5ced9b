#include "neardup/base/spilling_memory.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <numeric>
#include <thread>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/memory.h"
#include "neardup/base/temporary_mapping.h"

namespace neardup {
namespace {

constexpr size_t kMegabyte = 1 << 20;

class SpillingMemoryTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = testing::TempDir();
    if (!TemporaryMapping::Create(directory_, 4096).ok()) {
      GTEST_SKIP() << directory_ << " is no place for temporary files";
    }
  }

  std::unique_ptr<SpillingMemory> Bounded(uint64_t bytes) {
    return std::make_unique<SpillingMemory>(bytes, directory_);
  }

  std::string directory_;
};

TEST_F(SpillingMemoryTest, WithoutABoundItIsPlainMemory) {
  const auto memory = Bounded(0);
  EXPECT_FALSE(memory->bounded());
  EXPECT_EQ(memory->cold(), std::pmr::new_delete_resource());
  EXPECT_EQ(memory->warm(), std::pmr::new_delete_resource());
}

TEST_F(SpillingMemoryTest, WhatFitsStaysInMemory) {
  const auto memory = Bounded(64 * kMegabyte);
  const std::pmr::vector<char> column(16 * kMegabyte, 'x', memory->warm());
  EXPECT_EQ(memory->spilled_bytes(), 0u);
  EXPECT_EQ(memory->held_bytes(), 16 * kMegabyte);
}

TEST_F(SpillingMemoryTest, WhatDoesNotFitIsInFilesAndHoldsTheSameBytes) {
  const auto memory = Bounded(16 * kMegabyte);
  std::vector<std::pmr::vector<uint32_t>> columns;
  for (uint32_t i = 0; i < 40; ++i) {
    std::pmr::vector<uint32_t> column(kMegabyte / 4, memory->warm());
    std::iota(column.begin(), column.end(), i * 1000);
    columns.push_back(std::move(column));
  }
  EXPECT_LE(memory->held_bytes(), 16 * kMegabyte);
  EXPECT_GE(memory->spilled_bytes(), 24 * kMegabyte);
  for (uint32_t i = 0; i < 40; ++i) {
    EXPECT_EQ(columns[i].front(), i * 1000);
    EXPECT_EQ(columns[i].back(), i * 1000 + kMegabyte / 4 - 1);
  }
  EXPECT_TRUE(memory->status().ok());
}

TEST_F(SpillingMemoryTest, AColumnOfItsOwnFileGrows) {
  const auto memory = Bounded(kMegabyte);
  std::pmr::vector<uint64_t> column(memory->warm());
  for (uint64_t i = 0; i < 20 * kMegabyte / 8; ++i) column.push_back(i * i);
  for (uint64_t i = 0; i < column.size(); i += 997) {
    ASSERT_EQ(column[i], i * i);
  }
}

TEST_F(SpillingMemoryTest, ColdColumnsLeaveRoomForWarmOnes) {
  const auto memory = Bounded(64 * kMegabyte);
  const std::pmr::vector<char> cold(40 * kMegabyte, memory->cold());
  EXPECT_GT(memory->spilled_bytes(), 0u);
  const uint64_t spilled = memory->spilled_bytes();
  const std::pmr::vector<char> warm(40 * kMegabyte, memory->warm());
  EXPECT_EQ(memory->spilled_bytes(), spilled);
}

TEST_F(SpillingMemoryTest, MemoryGivenBackIsUsedAgain) {
  const auto memory = Bounded(16 * kMegabyte);
  for (int i = 0; i < 20; ++i) {
    const std::pmr::vector<char> column(10 * kMegabyte, memory->warm());
  }
  EXPECT_EQ(memory->spilled_bytes(), 0u);
  EXPECT_EQ(memory->held_bytes(), 0u);
}

TEST_F(SpillingMemoryTest, WhatIsWrittenCanBeReadAndSetAgain) {
  for (const uint64_t bound : {uint64_t{0}, kMegabyte, 512 * kMegabyte}) {
    const auto memory = Bounded(bound);
    std::vector<uint32_t> values(3 * kMegabyte / 4);
    std::vector<ColumnBuffer<uint32_t>> blocks;
    for (uint32_t i = 0; i < 20; ++i) {
      std::iota(values.begin(), values.end(), i);
      blocks.emplace_back(values.size(), memory->written());
      memory->Write(blocks.back().data(), values.data(), 3 * kMegabyte);
    }
    blocks[7][1000] = 1;
    const uint32_t two = 2;
    memory->Write(&blocks[7][1001], &two, sizeof(two));
    EXPECT_EQ(blocks[7][1000], 1u);
    EXPECT_EQ(blocks[7][1001], 2u);
    EXPECT_EQ(blocks[7][1002], 1009u);
    for (uint32_t i = 0; i < 20; ++i) {
      EXPECT_EQ(blocks[i][0], i);
      EXPECT_EQ(blocks[i][values.size() - 1], i + values.size() - 1);
    }
    EXPECT_EQ(memory->spilled_bytes() > 0, bound == kMegabyte);
    EXPECT_TRUE(memory->status().ok());
  }
}

TEST_F(SpillingMemoryTest, ManySmallBlocksKeepTheBoundToo) {
  const auto memory = Bounded(kMegabyte);
  std::vector<std::pmr::vector<char>> columns;
  for (int i = 0; i < 1000; ++i) {
    columns.emplace_back(8 << 10, static_cast<char>(i), memory->cold());
  }
  EXPECT_LE(memory->held_bytes(), kMegabyte);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(columns[i].front(), static_cast<char>(i));
    EXPECT_EQ(columns[i].back(), static_cast<char>(i));
  }
  columns.clear();
  EXPECT_EQ(memory->held_bytes(), 0u);
}

TEST_F(SpillingMemoryTest, NoFileHasAName) {
  const auto names = [this] {
    size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(directory_)) {
      count += entry.path().filename().string().starts_with("neardup-spill");
    }
    return count;
  };
  const auto memory = Bounded(kMegabyte);
  const std::pmr::vector<char> column(8 * kMegabyte, 'x', memory->warm());
  EXPECT_GT(memory->spilled_bytes(), 0u);
  EXPECT_EQ(names(), 0u);
}

TEST_F(SpillingMemoryTest, PagesOfFilesDoNotCountForLong) {
  const uint64_t before = CurrentMemory().bytes;
  const uint64_t bound = before + 64 * kMegabyte;
  const auto memory = Bounded(bound);
  // Held back, so that the columns below go to files.
  const std::pmr::vector<char> held(
      static_cast<size_t>(bound - std::min<uint64_t>(bound / 4, 1 << 30)) -
          kMegabyte,
      memory->warm());
  std::vector<std::pmr::vector<char>> columns;
  for (int i = 0; i < 40; ++i) {
    columns.emplace_back(8 * kMegabyte, 'x', memory->warm());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_LT(CurrentMemory().of_files, bound);
  for (const auto& column : columns) EXPECT_EQ(column[kMegabyte], 'x');
}

TEST_F(SpillingMemoryTest, ManyThreadsMayUseIt) {
  const auto memory = Bounded(4 * kMegabyte);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&memory, t] {
      for (int i = 0; i < 50; ++i) {
        std::pmr::vector<int> column(kMegabyte / 8, t * 100 + i,
                                     memory->warm());
        ASSERT_EQ(column.back(), t * 100 + i);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(memory->held_bytes(), 0u);
}

TEST(SpillingMemory, ADirectoryThatIsNotThereIsNamed) {
  const SpillingMemory memory(kMegabyte, "/no/such/directory");
  const std::pmr::vector<char> column(8 * kMegabyte, 'x', memory.warm());
  EXPECT_EQ(column.back(), 'x');
  EXPECT_EQ(memory.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Message(memory.status()),
            "/no/such/directory: No such file or directory");
}

}  // namespace
}  // namespace neardup
