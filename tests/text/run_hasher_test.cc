#include "neardup/text/run_hasher.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/byte_masks.h"
#include "neardup/text/word.h"
#include "tests/each_target.h"

namespace neardup {
namespace {

TEST(RunHasher, GivesEveryWordItsHash) {
  // Sizes 1..40 in turn; more than are hashed at once.
  std::vector<std::string> words;
  std::string text;
  for (size_t i = 0; i < 6000; ++i) {
    words.emplace_back();
    for (size_t k = 0; k < 1 + i % 40; ++k) {
      words.back() += static_cast<char>('a' + (i * 7 + k) % 26);
    }
    text += words.back() + ' ';
  }
  OnEachTarget([&] {
    ClassifiedText classified;
    classified.Assign(text);
    std::vector<uint32_t> hashes(words.size() + ClassifiedText::kSpareRuns);
    HashRuns(classified, hashes.data());
    for (size_t i = 0; i < words.size(); ++i) {
      ASSERT_EQ(hashes[i], HashWord(words[i])) << words[i];
    }
  });
}

TEST(RunHasher, ReadsNothingBehindTheLastOfAFewRuns) {
  OnEachTarget([&] {
    for (const std::string_view text :
         {"", "a", "oak elm", "a b c d e f g h i",
          "one long word at theveryendofthetext"}) {
      ClassifiedText classified;
      classified.Assign(text);
      std::vector<uint32_t> hashes(classified.num_runs() +
                                   ClassifiedText::kSpareRuns);
      HashRuns(classified, hashes.data());
      for (size_t i = 0; i < classified.num_runs(); ++i) {
        const size_t begin = classified.begins()[i];
        const size_t size = classified.ends()[i] - begin;
        ASSERT_EQ(hashes[i], HashWord(text.substr(begin, size)));
      }
    }
  });
}

}  // namespace
}  // namespace neardup
