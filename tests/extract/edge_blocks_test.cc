#include "neardup/extract/edge_blocks.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Ranges = std::vector<std::vector<WordRange>>;

// Stories with their words; keeps what the views point to.
class Texts {
 public:
  void Add(std::string_view text, std::string_view source = "herald") {
    Tokenizer tokenizer({.drop_furniture = false});
    tokenizer.Tokenize(text, &words_.emplace_back());
    sources_.push_back(source.empty() ? 0 : Hash64(source) | 1);
  }
  size_t size() const { return words_.size(); }
  TokenView words(size_t i) const { return words_[i].view(); }
  uint64_t source(size_t i) const { return sources_[i]; }

  // The ranges of each story, stories in this order.
  Ranges Find(const std::vector<size_t>& order, int threads = 1) const {
    std::vector<PageStory> stories;
    for (const size_t i : order) {
      stories.push_back({.tokens = words_[i].view(),
                         .title = "",
                         .source = sources_[i],
                         .content = words_[i].exact.high});
    }
    ThreadPool pool(threads);
    const RangeLists lists =
        FindEdgeBlocks(stories, FrequencyTable::BuiltIn(), &pool);
    Ranges ranges;
    for (size_t i = 0; i < lists.size(); ++i) {
      ranges.emplace_back(lists[i].begin(), lists[i].end());
    }
    return ranges;
  }
  std::vector<size_t> Order() const {
    std::vector<size_t> order(size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    return order;
  }
  Ranges Find() const { return Find(Order()); }

 private:
  std::vector<TokenStream> words_;
  std::vector<uint64_t> sources_;
};

// 12 words nobody else has, 3 more.
std::string Sentence(int story, int number) {
  std::string sentence = "The ";
  for (int i = 0; i < 12; ++i) {
    sentence += fmt::format("{}{}{} ", "bdfglmnprstv"[i],
                            static_cast<char>('a' + story % 26),
                            std::string(1 + number % 7 + story / 26, 'x'));
  }
  return sentence + "was seen. ";
}

std::string Body(int story) {
  return Sentence(story, 0) + Sentence(story, 1) + Sentence(story, 2);
}

constexpr std::string_view kForm =
    "Send this story by mail. Thank you, your mail is on its way.";
constexpr uint32_t kFormWords = 13;

TEST(EdgeBlocks, WhatEndsFourDifferentStoriesOfASourceIsTakenOut) {
  Texts texts;
  for (int i = 0; i < 4; ++i) texts.Add(Body(i) + std::string(kForm));
  texts.Add(Body(4));
  const Ranges found = texts.Find();
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_THAT(found[i], ElementsAre(WordRange{45, 45 + kFormWords}));
  }
  EXPECT_THAT(found[4], IsEmpty());
}

TEST(EdgeBlocks, WhatBeginsThemToo) {
  Texts texts;
  for (int i = 0; i < 4; ++i) texts.Add(std::string(kForm) + " " + Body(i));
  EXPECT_THAT(texts.Find(), Each(ElementsAre(WordRange{0, kFormWords})));
}

TEST(EdgeBlocks, BothEdgesMayHaveOne) {
  Texts texts;
  for (int i = 0; i < 4; ++i) {
    texts.Add(std::string(kForm) + " " + Body(i) + std::string(kForm));
  }
  EXPECT_THAT(
      texts.Find(),
      Each(ElementsAre(WordRange{0, kFormWords},
                       WordRange{45 + kFormWords, 45 + 2 * kFormWords})));
}

TEST(EdgeBlocks, ThreeStoriesAreTooFew) {
  Texts texts;
  for (int i = 0; i < 3; ++i) texts.Add(Body(i) + std::string(kForm));
  EXPECT_THAT(texts.Find(), Each(IsEmpty()));
}

TEST(EdgeBlocks, RepostsOfOneStoryAreNoEvidence) {
  Texts texts;
  for (int i = 0; i < 9; ++i) texts.Add(Body(1) + std::string(kForm));
  for (int i = 0; i < 9; ++i) {
    texts.Add(Sentence(2, i) + Body(1) + std::string(kForm));
  }
  EXPECT_THAT(texts.Find(), Each(IsEmpty()));
}

TEST(EdgeBlocks, SourcesAreLookedAtAlone) {
  Texts texts;
  for (int i = 0; i < 6; ++i) {
    texts.Add(Body(i) + std::string(kForm), i % 2 == 0 ? "herald" : "post");
  }
  EXPECT_THAT(texts.Find(), Each(IsEmpty()));
}

TEST(EdgeBlocks, StoriesOfNoSourceStay) {
  Texts texts;
  for (int i = 0; i < 6; ++i) texts.Add(Body(i) + std::string(kForm), "");
  EXPECT_THAT(texts.Find(), Each(IsEmpty()));
}

TEST(EdgeBlocks, OnlyWholeSentencesAreTaken) {
  Texts texts;
  // The last sentence before the form ends with the same words everywhere.
  for (int i = 0; i < 4; ++i) {
    texts.Add(Body(i) + fmt::format("Qux{} said on the quay today. ", i) +
              std::string(kForm));
  }
  EXPECT_THAT(texts.Find(), Each(ElementsAre(WordRange{51, 51 + kFormWords})));
}

TEST(EdgeBlocks, AShortBlockStays) {
  Texts texts;
  for (int i = 0; i < 6; ++i) texts.Add(Body(i) + "The ferry sails on.");
  EXPECT_THAT(texts.Find(), Each(IsEmpty()));
}

TEST(EdgeBlocks, TheLongestSharedBlockIsTaken) {
  Texts texts;
  const std::string teaser = "Read of the bear of Tarn next week. ";
  for (int i = 0; i < 8; ++i) {
    texts.Add(Body(i) + (i % 2 == 0 ? teaser : "") + std::string(kForm));
  }
  const Ranges found = texts.Find();
  for (size_t i = 0; i < 8; ++i) {
    EXPECT_THAT(found[i], ElementsAre(WordRange{
                              45, 45 + kFormWords + (i % 2 == 0 ? 8u : 0u)}));
  }
}

TEST(EdgeBlocks, AStoryThatIsLittleElseKeepsIt) {
  Texts texts;
  const std::string longer =
      std::string(kForm) + " " + Sentence(99, 0) + Sentence(99, 1);
  for (int i = 0; i < 4; ++i) texts.Add(Body(i) + longer);
  texts.Add("The ferry sank. " + longer);
  const Ranges found = texts.Find();
  EXPECT_FALSE(found[0].empty());
  EXPECT_THAT(found[4], IsEmpty());
}

// ---- The slow twin: every suffix of every story, by the definition.

std::vector<uint32_t> Tail(const Texts& texts, size_t story, size_t size) {
  const auto words = texts.words(story).words;
  if (size > words.size()) return {};
  return {words.end() - static_cast<std::ptrdiff_t>(size), words.end()};
}

// Made bodies have words of their own, so contents differ if the words before
// the block do.
bool AreFurniture(const Texts& texts, const std::vector<size_t>& holders,
                  size_t size) {
  std::set<std::vector<uint32_t>> rests;
  for (const size_t story : holders) {
    const auto words = texts.words(story).words;
    if (words.size() < size + 15) continue;
    rests.insert({words.begin(), words.begin() + 15});
  }
  return rests.size() >= kBlockContents;
}

uint32_t SlowBlock(const Texts& texts, size_t story) {
  const TokenView words = texts.words(story);
  for (size_t size = std::min(words.size(), kMaxBlockWords);
       size >= kMinBlockWords; --size) {
    std::vector<size_t> holders;
    for (size_t i = 0; i < texts.size(); ++i) {
      if (texts.source(i) == texts.source(story) &&
          Tail(texts, i, size) == Tail(texts, story, size)) {
        holders.push_back(i);
      }
    }
    if (!AreFurniture(texts, holders, size)) continue;
    while (size >= kMinBlockWords &&
           !(words.flags[words.size() - size] & kSentenceStart)) {
      --size;
    }
    return size >= kMinBlockWords ? static_cast<uint32_t>(size) : 0;
  }
  return 0;
}

Texts MadeBatch() {
  Texts texts;
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {
      "Send this story by mail. ", "Thank you, it is on its way. ",
      "Read of the bear of Tarn next week. ", "All of it is in the print. "};
  for (int i = 0; i < 60; ++i) {
    std::string text = Body(static_cast<int>(random() % 40));
    for (const std::string& piece : pieces) {
      if (random() % 3 > 0) text += piece;
    }
    texts.Add(text, i % 2 == 0 ? "herald" : "post");
  }
  return texts;
}

TEST(EdgeBlocks, AreThoseOfTheSlowTwin) {
  const Texts texts = MadeBatch();
  const Ranges found = texts.Find();
  size_t blocks = 0;
  for (size_t i = 0; i < texts.size(); ++i) {
    const uint32_t size = static_cast<uint32_t>(texts.words(i).size());
    const uint32_t block = SlowBlock(texts, i);
    blocks += block > 0;
    if (block == 0) {
      EXPECT_THAT(found[i], IsEmpty()) << i;
    } else {
      EXPECT_THAT(found[i], ElementsAre(WordRange{size - block, size})) << i;
    }
  }
  EXPECT_GT(blocks, 20u);
}

TEST(EdgeBlocks, OrderAndThreadsDoNotMatter) {
  const Texts texts = MadeBatch();
  const Ranges whole = texts.Find();
  std::vector<size_t> order = texts.Order();
  std::shuffle(order.begin(), order.end(), std::mt19937(1));
  const Ranges shuffled = texts.Find(order, 3);
  for (size_t i = 0; i < order.size(); ++i) {
    EXPECT_EQ(shuffled[i], whole[order[i]]);
  }
}

TEST(EdgeBlocks, OfNoStoriesThereAreNone) {
  EXPECT_THAT(Texts().Find(), IsEmpty());
}

}  // namespace
}  // namespace neardup
