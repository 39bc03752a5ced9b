#include "neardup/text/rarity.h"

#include <gtest/gtest.h>

#include <vector>

#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

TEST(WordRarities, RatesEachWordInItsLanguage) {
  Tokenizer tokenizer({});
  TokenStream story;
  tokenizer.Tokenize("The police of Brackwater said it was 7", &story);
  ASSERT_EQ(story.language, Language::kEnglish);
  const FrequencyTable& table = FrequencyTable::BuiltIn();
  std::vector<uint8_t> rarities(99, 1);
  WordRarities(story.view(), table, &rarities);
  ASSERT_EQ(rarities.size(), story.words.size());
  EXPECT_EQ(rarities[0], 0);
  EXPECT_EQ(rarities[3], 240);
  EXPECT_EQ(rarities[7], RarityBits20(550));
  EXPECT_GT(rarities[1], rarities[2]);
}

}  // namespace
}  // namespace neardup
