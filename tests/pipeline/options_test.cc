#include "neardup/pipeline/options.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>

namespace neardup {
namespace {

struct Wrong {
  std::string name;  // of the option, as the message must have it
  std::function<void(DedupOptions*)> set;
};

void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

TEST(Validate, TheDefaultsAreFine) {
  EXPECT_TRUE(Validate(DedupOptions{}).ok());
}

TEST(Validate, TheEndsOfTheRangesAreFine) {
  DedupOptions options;
  options.threshold = 1;
  options.recall = 0.999;
  options.num_perm = 1024;
  options.hamming_bits = 0;
  options.num_threads = 1024;
  options.window_seconds = 0;
  EXPECT_TRUE(Validate(options).ok()) << Validate(options);
  options.num_perm = 16;
  options.hamming_bits = 15;
  options.min_score = 0.001;
  EXPECT_TRUE(Validate(options).ok()) << Validate(options);
}

class ValidateWrong : public ::testing::TestWithParam<Wrong> {};

TEST_P(ValidateWrong, IsRefusedByName) {
  DedupOptions options;
  GetParam().set(&options);
  const Status status = Validate(options);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(Message(status), ::testing::HasSubstr(GetParam().name + ":"));
}

INSTANTIATE_TEST_SUITE_P(
    Options, ValidateWrong,
    ::testing::Values(
        Wrong{"--threshold", [](DedupOptions* o) { o->threshold = 0; }},
        Wrong{"--threshold", [](DedupOptions* o) { o->threshold = 1.01; }},
        Wrong{"--threshold", [](DedupOptions* o) { o->threshold = NAN; }},
        Wrong{"--recall", [](DedupOptions* o) { o->recall = 0; }},
        Wrong{"--recall", [](DedupOptions* o) { o->recall = 1; }},
        Wrong{"--recall", [](DedupOptions* o) { o->recall = NAN; }},
        Wrong{"--num-perm", [](DedupOptions* o) { o->num_perm = 15; }},
        Wrong{"--num-perm", [](DedupOptions* o) { o->num_perm = 1025; }},
        Wrong{"--hamming-bits", [](DedupOptions* o) { o->hamming_bits = -1; }},
        Wrong{"--hamming-bits", [](DedupOptions* o) { o->hamming_bits = 16; }},
        Wrong{"--min-score", [](DedupOptions* o) { o->min_score = 0; }},
        Wrong{"--min-score", [](DedupOptions* o) { o->min_score = 1; }},
        Wrong{"--min-score", [](DedupOptions* o) { o->min_score = NAN; }},
        Wrong{"-j", [](DedupOptions* o) { o->num_threads = -1; }},
        Wrong{"-j", [](DedupOptions* o) { o->num_threads = 1025; }},
        Wrong{"--window", [](DedupOptions* o) { o->window_seconds = -1; }},
        Wrong{"--find", [](DedupOptions* o) {
                o->find = {false, false, false, false};
              }}));

TEST(FindSet, NothingButCopiesIsEverWanted) {
  const FindSet all;
  for (int i = 0; i < kNumRelations; ++i) {
    const auto relation = static_cast<Relation>(i);
    EXPECT_EQ(all.Wants(relation), IsCopy(relation)) << RelationName(relation);
  }
}

TEST(FitReaderToMemory, ChangesNothingWithoutABound) {
  DedupOptions options;
  const ReaderOptions before = options.reader;
  FitReaderToMemory(&options);
  EXPECT_EQ(options.reader.max_text_bytes, before.max_text_bytes);
  EXPECT_EQ(options.reader.max_line_bytes, before.max_line_bytes);
}

TEST(FitReaderToMemory, TextsMayBeLongerUnderAGreaterBound) {
  const auto longest_text = [](uint64_t megabytes, uint64_t asked_for) {
    DedupOptions options;
    options.num_threads = 2;
    options.memory_bytes = megabytes << 20;
    options.reader.max_text_bytes = asked_for;
    FitReaderToMemory(&options);
    EXPECT_GE(options.reader.max_line_bytes, options.reader.max_text_bytes);
    return options.reader.max_text_bytes >> 20;
  };
  constexpr uint64_t kAsked = uint64_t{64} << 20;
  EXPECT_EQ(longest_text(96, kAsked), 2u);
  EXPECT_EQ(longest_text(1024, kAsked), 6u);
  EXPECT_EQ(longest_text(8192, kAsked), 30u);
  EXPECT_EQ(longest_text(8192, uint64_t{3} << 20), 3u);
}

TEST(FitReaderToMemory, AShortestTextAskedForDoesNotShortenLines) {
  DedupOptions options;
  options.num_threads = 2;
  options.memory_bytes = uint64_t{1} << 30;
  options.reader.max_text_bytes = 1000;
  FitReaderToMemory(&options);
  EXPECT_EQ(options.reader.max_text_bytes, 1000u);
  EXPECT_GT(options.reader.max_line_bytes, uint64_t{4} << 20);
}

}  // namespace
}  // namespace neardup
