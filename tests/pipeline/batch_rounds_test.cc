#include "neardup/pipeline/batch_rounds.h"

#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <vector>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

constexpr size_t kLines = 60;

// A feed of batches of a few lines.
std::string Feed() {
  std::string lines;
  for (size_t i = 0; i < kLines; ++i) {
    lines += JsonLines({{std::to_string(i), "A boat came in."}});
  }
  return lines;
}

ReaderOptions SmallBatches() {
  ReaderOptions reader;
  reader.batch_bytes = 100;
  return reader;
}

// First line of a batch.
size_t LineOf(const RecordBatch& batch) { return batch.segments.front().line; }

TEST(ForEachBatch, EachIsWorkedOnOnceAndTakenInOrder) {
  OpenFeed feed(Feed(), SmallBatches());
  ThreadPool pool(3);
  std::vector<size_t> worked(BatchesARound(pool));
  std::vector<size_t> taken;
  size_t bytes = 0;
  const Status status =
      ForEachBatch(feed.reader(), &pool, {},
                   {.work = [&](const RecordBatch& batch, size_t place,
                                int) { worked[place] += LineOf(batch); },
                    .take =
                        [&](const RecordBatch& batch, size_t place) {
                          EXPECT_EQ(worked[place], LineOf(batch));
                          worked[place] = 0;
                          taken.push_back(LineOf(batch));
                          bytes += batch.size();
                          return OkStatus();
                        }});
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_GT(taken.size(), 3 * BatchesARound(pool));
  EXPECT_TRUE(std::ranges::is_sorted(taken));
  EXPECT_EQ(bytes, Feed().size());
}

TEST(ForEachBatch, EndsWithTheErrorOfTheTaker) {
  OpenFeed feed(Feed(), SmallBatches());
  ThreadPool pool(2);
  std::vector<size_t> places;
  const Status status =
      ForEachBatch(feed.reader(), &pool, {},
                   {.work = [](const RecordBatch&, size_t, int) {},
                    .take =
                        [&](const RecordBatch&, size_t place) {
                          places.push_back(place);
                          return place == 2 ? IoError("full") : OkStatus();
                        }});
  EXPECT_EQ(Message(status), "full");
  EXPECT_THAT(places, ElementsAre(0, 1, 2));
}

TEST(ForEachBatch, StopsOnRequestBetweenRounds) {
  OpenFeed feed(Feed(), SmallBatches());
  ThreadPool pool(1);
  std::atomic<bool> cancel = false;
  size_t taken = 0;
  const Status status =
      ForEachBatch(feed.reader(), &pool, {.progress = {}, .cancel = &cancel},
                   {.work = [](const RecordBatch&, size_t, int) {},
                    .take =
                        [&](const RecordBatch&, size_t) {
                          ++taken;
                          cancel = true;
                          return OkStatus();
                        }});
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(taken, BatchesARound(pool));
}

}  // namespace
}  // namespace neardup
