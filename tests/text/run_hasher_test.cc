#include "neardup/text/run_hasher.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "neardup/text/word.h"

namespace neardup {
namespace {

TEST(RunHasher, GivesEveryWordItsHash) {
  // Sizes 1..40 in turn, more of each group than a list holds.
  constexpr uint32_t kWords = 6000;
  std::string text;
  std::vector<uint32_t> begins, ends, words(kWords, 0);
  for (uint32_t i = 0; i < kWords; ++i) {
    begins.push_back(static_cast<uint32_t>(text.size()));
    for (uint32_t k = 0; k < 1 + i % 40; ++k) {
      text += static_cast<char>('a' + (i * 7 + k) % 26);
    }
    ends.push_back(static_cast<uint32_t>(text.size()));
  }
  const RunTarget target = {.text = text.data(),
                            .begins = begins.data(),
                            .ends = ends.data(),
                            .words = words.data()};
  RunHasher hasher;
  for (uint32_t i = 0; i < kWords; ++i) {
    hasher.Add(i, ends[i] - begins[i], target);
  }
  hasher.Flush(target);
  for (uint32_t i = 0; i < kWords; ++i) {
    ASSERT_EQ(words[i], HashWord(text.substr(begins[i], ends[i] - begins[i])));
  }
}

}  // namespace
}  // namespace neardup
