#include "neardup/verify/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "neardup/text/word.h"
#include "neardup/verify/bit_mask.h"
#include "tests/verify/random_stories.h"
#include "tests/verify/slow_comparison.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

Profile BuildProfile(TokenView story) {
  ProfileBuilder builder(FrequencyTable::BuiltIn());
  Profile profile;
  builder.Build(story, &profile);
  return profile;
}

size_t IndexOf(const Profile& profile, std::string_view word) {
  const auto& words = profile.unique_words;
  return std::find(words.begin(), words.end(), HashWord(word)) - words.begin();
}

WordClass ClassOf(const Profile& profile, std::string_view word) {
  return profile.entries[IndexOf(profile, word)].word_class;
}

void ExpectWordsAsRead(const Profile& profile, const SlowStory& story) {
  std::map<uint32_t, std::vector<uint16_t>> places;
  for (size_t i = 0; i < story.size(); ++i) {
    places[story[i].id].push_back(static_cast<uint16_t>(i));
  }
  ASSERT_EQ(profile.unique_words.size(), places.size());
  ASSERT_EQ(profile.entries.size(), places.size() + 1);
  EXPECT_EQ(profile.entries.back().begin, story.size());
  uint32_t function_rarity = 0, number_rarity = 0;
  size_t k = 0;
  for (const auto& [id, expected] : places) {
    const WordEntry& entry = profile.entries[k];
    const SlowWord& first = story[expected[0]];
    ASSERT_EQ(profile.unique_words[k], id);
    const auto found = profile.positions.subspan(
        entry.begin, profile.entries[k + 1].begin - entry.begin);
    ASSERT_EQ(std::vector<uint16_t>(found.begin(), found.end()), expected);
    EXPECT_EQ(entry.first, expected[0]);
    EXPECT_EQ(entry.count, std::min<size_t>(255, expected.size()));
    size_t unquoted = 0;
    std::set<int> sentences;
    for (const uint16_t i : expected) {
      unquoted += !story[i].quoted;
      if (story[i].sentence < 96) sentences.insert(story[i].sentence);
    }
    EXPECT_EQ(entry.unquoted, std::min<size_t>(255, unquoted));
    EXPECT_EQ(entry.word_class, first.word_class);
    EXPECT_EQ(entry.rarity, first.rarity);
    const std::vector<int> listed(
        profile.word_sentences.begin() + profile.word_sentence_begins[k],
        profile.word_sentences.begin() + profile.word_sentence_begins[k + 1]);
    EXPECT_EQ(listed, std::vector<int>(sentences.begin(), sentences.end()));
    if (first.word_class == WordClass::kFunction)
      function_rarity += first.rarity;
    if (first.word_class == WordClass::kNumber) number_rarity += first.rarity;
    ++k;
  }
  EXPECT_EQ(profile.function_rarity, function_rarity);
  EXPECT_EQ(profile.number_rarity, number_rarity);
}

void ExpectPositionsAsRead(const Profile& profile, const SlowStory& story) {
  ASSERT_EQ(profile.num_words, story.size());
  for (uint32_t i = 0; i < story.size(); ++i) {
    const WordClass word_class = story[i].word_class;
    const bool ordinary = word_class == WordClass::kOrdinary;
    ASSERT_EQ(profile.words[i], story[i].id);
    ASSERT_EQ(profile.rarity[i], story[i].rarity);
    ASSERT_EQ(profile.sentence[i], std::min(255, story[i].sentence));
    ASSERT_EQ(TestBit(profile.ordinary, i), ordinary);
    ASSERT_EQ(TestBit(profile.ordinary_unquoted, i),
              ordinary && !story[i].quoted);
    ASSERT_EQ(TestBit(profile.name_or_number, i),
              !ordinary && word_class != WordClass::kFunction);
    ASSERT_EQ(TestBit(profile.number, i), word_class == WordClass::kNumber);
  }
  for (auto mask : {profile.ordinary, profile.ordinary_unquoted,
                    profile.name_or_number, profile.number}) {
    ASSERT_EQ(mask.size(), profile.mask_words());
    if (story.size() % 64 != 0) {
      EXPECT_EQ(mask.back() >> story.size() % 64, 0u);
    }
  }
}

void ExpectSentencesAsRead(const Profile& profile, const SlowStory& story) {
  std::map<int, std::map<uint32_t, int>> rarities;
  for (const SlowWord& word : story) {
    if (word.sentence < 96) rarities[word.sentence][word.id] = word.rarity;
  }
  ASSERT_EQ(profile.num_sentences, rarities.size());
  for (const auto& [sentence, words] : rarities) {
    uint32_t weight = 0;
    for (const auto& [id, rarity] : words) weight += rarity;
    EXPECT_EQ(profile.sentence_weights[sentence], weight);
    EXPECT_NEAR(profile.log_sentence_weights[sentence],
                std::log(std::max(1e-6, weight / 20.0)), 1e-4);
  }
}

void ExpectNeighboursAsRead(const Profile& profile, const SlowStory& story) {
  std::set<std::tuple<uint32_t, uint32_t, uint32_t>> trigrams;
  std::set<std::pair<uint32_t, uint32_t>> pairs;
  std::vector<uint32_t> content;
  for (size_t i = 0; i < story.size(); ++i) {
    if (story[i].word_class != WordClass::kFunction) {
      content.push_back(story[i].id);
      const size_t n = content.size();
      if (n > 1) pairs.insert({content[n - 2], content[n - 1]});
      if (n > 2) pairs.insert({content[n - 3], content[n - 1]});
    }
    if (i + 1 == story.size()) break;
    if (i + 2 == story.size() || story[i].quoted || story[i + 2].quoted) {
      continue;
    }
    trigrams.insert({story[i].id, story[i + 1].id, story[i + 2].id});
  }
  EXPECT_EQ(profile.trigrams.size(), trigrams.size());
  EXPECT_EQ(profile.content_pairs.size(), pairs.size());
  for (auto list : {profile.trigrams, profile.content_pairs}) {
    EXPECT_EQ(
        std::adjacent_find(list.begin(), list.end(), std::greater_equal<>()),
        list.end());
  }
}

void ExpectFollowersAsRead(const Profile& profile, const SlowStory& story) {
  const auto place = [&](uint16_t i) {
    const bool last = i + 1u == story.size();
    return std::tuple(story[i].id, last, last ? 0 : story[i + 1].id, i);
  };
  std::vector<uint16_t> expected(story.size());
  std::iota(expected.begin(), expected.end(), uint16_t{0});
  std::ranges::sort(expected, {}, place);
  EXPECT_THAT(profile.by_follower, ElementsAreArray(expected));
}

void ExpectAsRead(const Profile& profile, TokenView view) {
  const SlowStory story = ReadSlowly(view, FrequencyTable::BuiltIn());
  EXPECT_EQ(profile.total_words, view.size());
  ExpectPositionsAsRead(profile, story);
  ExpectWordsAsRead(profile, story);
  ExpectSentencesAsRead(profile, story);
  ExpectNeighboursAsRead(profile, story);
  ExpectFollowersAsRead(profile, story);
}

TEST(ProfileTest, RandomStoriesAreReadAsTheDefinitionsSay) {
  StoryMaker maker(1);
  ProfileBuilder builder(FrequencyTable::BuiltIn());
  Profile profile;  // used again: large, small, large
  const Language languages[] = {Language::kEnglish, Language::kGerman,
                                Language::kUnknown};
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    const size_t n = round * 37 % 900;
    const TokenStream story = maker.Make(n, round, languages[round % 3]);
    builder.Build(story.view(), &profile);
    ExpectAsRead(profile, story.view());
  }
}

TEST(ProfileTest, OnlyTheFirst4096WordsAreCovered) {
  StoryMaker maker(2);
  const TokenStream story = maker.Make(5000, 0);
  const Profile profile = BuildProfile(story.view());
  EXPECT_EQ(profile.num_words, kMaxProfileWords);
  EXPECT_EQ(profile.total_words, 5000u);
  EXPECT_EQ(profile.num_sentences, kMaxProfileSentences);
  ExpectAsRead(profile, story.view());
}

TEST(ProfileTest, AnyWordHashesAreSorted) {
  // Consecutive integers, all with the same top bits.
  TokenStream story;
  for (uint32_t i = 0; i < 1000; ++i) {
    story.words.push_back(1000 - i % 700);
    story.flags.push_back(static_cast<uint8_t>(i * 7 & ~kNumber));
  }
  ExpectAsRead(BuildProfile(story.view()), story.view());
}

TEST(ProfileTest, OneWordManyTimesIsOneEntry) {
  TokenStream story;
  story.words.assign(10000, HashWord("ferry"));
  story.flags.assign(10000, 0);
  const Profile profile = BuildProfile(story.view());
  ExpectAsRead(profile, story.view());
  EXPECT_EQ(profile.unique_words.size(), 1u);
  EXPECT_EQ(profile.entries[0].count, 255);
}

TEST(ProfileTest, ClassesFollowFromFrequencyAndCapitals) {
  const TokenStream story = StoryOf(
      "The ferry to Orvandel left. Market traders said 12 were aboard. "
      "Orvandel "
      "waited. Police came. The Police left");
  const Profile profile = BuildProfile(story.view());
  EXPECT_EQ(ClassOf(profile, "the"), WordClass::kFunction);
  EXPECT_EQ(ClassOf(profile, "ferry"), WordClass::kOrdinary);
  EXPECT_EQ(ClassOf(profile, "orvandel"), WordClass::kName);
  EXPECT_EQ(ClassOf(profile, "12"), WordClass::kNumber);
  // A frequent word with a capital at the start of a sentence is no name ...
  EXPECT_EQ(ClassOf(profile, "market"), WordClass::kOrdinary);
  // ... unless it has one elsewhere too.
  EXPECT_EQ(ClassOf(profile, "police"), WordClass::kName);
}

TEST(ProfileTest, GermanNounsAreNoNames) {
  const TokenStream story =
      StoryOf("Die Polizei sucht in Orvandel", Language::kGerman);
  const Profile profile = BuildProfile(story.view());
  EXPECT_EQ(ClassOf(profile, "polizei"), WordClass::kOrdinary);
  EXPECT_EQ(ClassOf(profile, "orvandel"), WordClass::kName);
}

TEST(ProfileTest, EmptyStoryHasEmptyArrays) {
  const Profile profile = BuildProfile({});
  ExpectAsRead(profile, {});
  EXPECT_EQ(profile.num_sentences, 0u);
  EXPECT_EQ(profile.mask_words(), 0u);
}

TEST(ProfileTest, MovedProfileKeepsItsArraysAndTheOldOneCanBeBuiltAnew) {
  const TokenStream story = StoryOf("one two three. four five six seven");
  const TokenStream other = StoryOf("eight nine ten");
  ProfileBuilder builder(FrequencyTable::BuiltIn());
  Profile profile;
  builder.Build(story.view(), &profile);
  const Profile moved = std::move(profile);
  builder.Build(other.view(), &profile);
  ExpectAsRead(moved, story.view());
  ExpectAsRead(profile, other.view());
}

TEST(ProfileTest, WordIsListedOnceForEachOfItsSentences) {
  const TokenStream story = StoryOf("ferry ferry left. all. the ferry ferry");
  const Profile profile = BuildProfile(story.view());
  const size_t k = IndexOf(profile, "ferry");
  const auto sentences = profile.word_sentences.subspan(
      profile.word_sentence_begins[k],
      profile.word_sentence_begins[k + 1] - profile.word_sentence_begins[k]);
  EXPECT_THAT(sentences, ElementsAre(0, 2));
}

}  // namespace
}  // namespace neardup
