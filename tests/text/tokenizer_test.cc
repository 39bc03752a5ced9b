#include "neardup/text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/utf8.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

TokenStream Tokenize(std::string_view text, bool drop_furniture = false) {
  Tokenizer tokenizer({.keep_offsets = true, .drop_furniture = drop_furniture});
  TokenStream stream;
  tokenizer.Tokenize(text, &stream);
  return stream;
}

std::vector<uint32_t> Words(std::string_view text) {
  return Tokenize(text).words;
}

std::vector<uint32_t> Hashes(const std::vector<std::string_view>& words) {
  std::vector<uint32_t> hashes;
  for (const std::string_view word : words) hashes.push_back(HashWord(word));
  return hashes;
}

// The slices of the text that have all of `flags`.
std::vector<std::string> With(std::string_view text, int flags) {
  const TokenStream stream = Tokenize(text);
  std::vector<std::string> slices;
  for (size_t i = 0; i < stream.words.size(); ++i) {
    if ((stream.flags[i] & flags) != flags) continue;
    slices.emplace_back(
        text.substr(stream.begins[i], stream.ends[i] - stream.begins[i]));
  }
  return slices;
}

TEST(HashWord, IsPinned) {
  EXPECT_EQ(HashWord("harbour"), static_cast<uint32_t>(Hash64("harbour")));
  EXPECT_EQ(HashWord(""), 0x38D394C2u);
}

TEST(NormaliseWord, FoldsCaseLigaturesAndComposition) {
  const std::map<std::string, std::string> cases = {
      {"HARBOUR", "harbour"}, {"Stra\u00DFe", "strasse"},
      {"\uFB01sh", "fish"},   {"E\u0301t\u00E9", "\u00E9t\u00E9"},
      {"\uFF21\uFF22", "ab"}, {"\u03A3\u03C2", "\u03C3\u03C3"}};
  for (const auto& [word, expected] : cases) {
    std::string normalised = "left over";
    NormaliseWord(word, &normalised);
    EXPECT_EQ(normalised, expected);
  }
}

TEST(Tokenizer, LowersAndSeparates) {
  EXPECT_EQ(
      Words("The re-opened Town_Hall, (at last)/now"),
      Hashes({"the", "re", "opened", "town", "hall", "at", "last", "now"}));
  EXPECT_EQ(Words(std::string_view("a\0b", 3)), Hashes({"a", "b"}));
}

TEST(Tokenizer, DropsApostrophesAndPossessives) {
  EXPECT_EQ(Words("don't won\u2019t o\u2018clock"),
            Hashes({"dont", "wont", "oclock"}));
  EXPECT_EQ(
      Words("Orlo's BOAT'S it\u2019s the 1980's dogs' 'tis rock 'n' roll"),
      Hashes({"orlo", "boat", "it", "the", "1980", "dogs", "tis", "rock", "n",
              "roll"}));
  EXPECT_EQ(Words("O'Shea's l'\u00E9t\u00E9"),
            Hashes({"oshea", "l\u00E9t\u00E9"}));
}

TEST(Tokenizer, SeparatesWhatIsElidedInFrenchAndItalian) {
  EXPECT_EQ(Words("Elle dit que l'\u00E9t\u00E9 et l\u2019hiver sont pour les "
                  "gens d'Orvelle"),
            Hashes({"elle", "dit", "que", "l", "\u00E9t\u00E9", "et", "l",
                    "hiver", "sont", "pour", "les", "gens", "d", "orvelle"}));
  EXPECT_EQ(Words("Non \u00E8 una cosa che si fa nell'arte"),
            Hashes({"non", "\u00E8", "una", "cosa", "che", "si", "fa", "nell",
                    "arte"}));
  // Before a consonant an apostrophe elides nothing.
  EXPECT_EQ(Words("Elle dit que les gens de la ville sont don't"),
            Hashes({"elle", "dit", "que", "les", "gens", "de", "la", "ville",
                    "sont", "dont"}));
}

TEST(Tokenizer, ElisionMakesNamesOfWordsWithAnArticle) {
  Tokenizer tokenizer({.keep_offsets = true});
  TokenStream story;
  tokenizer.Tokenize("Elle est venue avec le maire d'Orvelle", &story);
  ASSERT_EQ(story.words.size(), 8u);
  EXPECT_EQ(story.words[7], HashWord("orvelle"));
  EXPECT_EQ(story.flags[7], kCapital);
  EXPECT_EQ(story.begins[7], 31u);
}

// A copy in capitals was another story to all that reads capitals.
TEST(Tokenizer, CapitalsOfAStoryInCapitalsSayNothing) {
  const auto capitals = [](std::string_view text) {
    Tokenizer tokenizer({});
    TokenStream story;
    tokenizer.Tokenize(text, &story);
    return std::ranges::count_if(
        story.flags, [](uint8_t flags) { return (flags & kCapital) != 0; });
  };
  const std::string line = "THE MAYOR OF ELLISUND HAS CLOSED 2 OLD PIERS ";
  EXPECT_EQ(capitals(line), 8);  // a headline
  EXPECT_EQ(capitals(line + line + line), 0);
  EXPECT_EQ(capitals("Ida Brandt of Ellisund " + line + line +
                     "and said so to all who came to hear it there on"),
            19);
}

TEST(Tokenizer, KeepsNumbersTogether) {
  EXPECT_EQ(Words("12.5 1,200 3,4,5. 7.a v1.2 ,5 10,"),
            Hashes({"12.5", "1200", "345", "7", "a", "v1.2", "5", "10"}));
  EXPECT_EQ(Words("\u0661\u0662 \uFF11\uFF12"), Hashes({"12", "12"}));
}

TEST(Tokenizer, IgnoresInvisibleCharacters) {
  EXPECT_EQ(Words("\uFEFFco\u00ADope\u200Brate \u2060 1,\u200B200 don\u00AD't"),
            Hashes({"cooperate", "1200", "dont"}));
}

TEST(Tokenizer, FoldsOtherScripts) {
  EXPECT_EQ(Words("Stra\u00DFe STRASSE \uFB01n \uFF34\uFF4F\uFF57\uFF4E"),
            Hashes({"strasse", "strasse", "fin", "town"}));
  EXPECT_EQ(Words("e\u0301 \u00C9 \u041C\u0418\u0420"),
            Hashes({"\u00E9", "\u00E9", "\u043C\u0438\u0440"}));
  // Devanagari vowel signs, Arabic and Hangul are words like others.
  EXPECT_EQ(
      Words("\u0928\u092E\u0938\u094D\u0924\u0947 \u0633\u0644\u0627\u0645"
            " \uD55C\uAD6D \u1112\u1161\u11AB"),
      Hashes({"\u0928\u092E\u0938\u094D\u0924\u0947",
              "\u0633\u0644\u0627\u0645", "\uD55C\uAD6D", "\uD55C"}));
}

TEST(Tokenizer, PairsCharactersOfScriptsWithoutSpaces) {
  EXPECT_EQ(Words("\u65E5\u672C\u8A9E"),
            Hashes({"\u65E5\u672C", "\u672C\u8A9E"}));
  EXPECT_EQ(Words("ab\u65E5 2024\u5E74"),
            Hashes({"ab", "\u65E5", "2024", "\u5E74"}));
  // Half-width kana with a voicing mark are one character: GA KI.
  EXPECT_EQ(Words("\uFF76\uFF9E\uFF77"), Hashes({"\u30AC\u30AD"}));
  // Thai vowels above belong to the letter below them.
  EXPECT_EQ(Words("\u0E19\u0E31\u0E49\u0E19"),
            Hashes({"\u0E19\u0E31\u0E49\u0E19"}));
  constexpr uint8_t kFacts = kNoLetterCase | kCharacterPair;
  EXPECT_EQ(Tokenize("\u65E5\u672C").flags[0] & kFacts, kFacts);
  EXPECT_EQ(Tokenize("\uD55C\uAD6D").flags[0] & kFacts, kNoLetterCase);
}

TEST(Tokenizer, MarksCapitalsAndNumbers) {
  EXPECT_THAT(With("The \u00D6sel ferry took 5G and iPhone", kCapital),
              ElementsAre("The", "\u00D6sel"));
  EXPECT_THAT(With("Row 12 of \u0663 covid19 teams", kNumber),
              ElementsAre("12", "\u0663", "covid19"));
}

TEST(Tokenizer, FindsSentences) {
  EXPECT_THAT(With("The old mill burned down. Nobody was hurt. A dog barked.",
                   kSentenceStart),
              ElementsAre("The", "Nobody"));
  EXPECT_THAT(With("The old mill burned down. Nobody was hurt. A dog barked.",
                   kInitial),
              ElementsAre("The", "Nobody", "A"));
  EXPECT_THAT(With("He met with Mr. Orlo of U.S. Steel at no. 5 there. so what",
                   kInitial),
              ElementsAre("He"));
  EXPECT_THAT(
      With("We all said it (\u201Cnever again.\u201D) \u201CNow go!\u201D",
           kSentenceStart),
      ElementsAre("We", "Now"));
  EXPECT_THAT(With("a b c d he\nf g", kSentenceStart), ElementsAre("a", "f"));
  EXPECT_THAT(With("\u65E5\u672C\u8A9E\u306E\u6587\u7AE0\u3002\u6B21\u306E",
                   kSentenceStart),
              ElementsAre("\u65E5\u672C", "\u6B21\u306E"));
}

TEST(Tokenizer, FindsLines) {
  EXPECT_THAT(With("one two\r\nthree\n\n four\u2028five", kLineStart),
              ElementsAre("one", "three", "four", "five"));
}

TEST(Tokenizer, FindsQuotesOfSeveralLanguages) {
  for (const std::string_view text :
       {"a \"b c\" d", "a \u201Cb c\u201D d", "a \u201Eb c\u201C d",
        "a \u00BBb c\u00AB d", "a \u00AB b c \u00BB d"}) {
    EXPECT_THAT(With(text, kQuoted), ElementsAre("b", "c")) << text;
  }
  EXPECT_THAT(With("a \u201Cb\nc", kQuoted), ElementsAre("b"));
}

TEST(Tokenizer, EndsQuotesAfter120Words) {
  std::string text = "\u201C";
  for (int i = 0; i < 200; ++i) text += "word ";
  EXPECT_EQ(With(text, kQuoted).size(), 120u);
}

TEST(Tokenizer, GivesNothingForTextWithoutWords) {
  for (const std::string_view text :
       {"", " \n ", "...!?\u2014\u2026", "\u00AD"}) {
    const TokenStream stream = Tokenize(text);
    EXPECT_THAT(stream.words, IsEmpty());
    EXPECT_EQ(stream.exact, Hash128());
    EXPECT_EQ(stream.language, Language::kUnknown);
  }
}

TEST(Tokenizer, ReadsWordsOfAnyLength) {
  const std::string word(1 << 20, 'q');
  EXPECT_EQ(Words(word), Hashes({word}));
  std::string unspaced;
  for (int i = 0; i < 1000; ++i) unspaced += "\u65E5";
  EXPECT_EQ(Words(unspaced).size(), 999u);
}

TEST(Tokenizer, ExactIsBlindToCasePunctuationAndSpaceOnly) {
  const Hash128 exact =
      Tokenize("The mayor's \u201Cplan\u201D: 1,200 homes").exact;
  EXPECT_EQ(Tokenize("the  MAYOR\u2019S plan\n1200 homes!").exact, exact);
  EXPECT_NE(Tokenize("the mayor plan homes 1200").exact, exact);
  EXPECT_NE(Tokenize("the mayor's plan 1200").exact, exact);
}

TEST(Tokenizer, KeepsOffsetsOnlyWhenAsked) {
  Tokenizer tokenizer({.keep_offsets = false});
  TokenStream stream = Tokenize("old words with places");
  tokenizer.Tokenize("new words", &stream);
  EXPECT_EQ(stream.words, Hashes({"new", "words"}));
  EXPECT_EQ(stream.flags.size(), 2u);
  EXPECT_THAT(stream.begins, IsEmpty());
  EXPECT_THAT(stream.ends, IsEmpty());
}

constexpr std::string_view kStory =
    "Fire guts the old mill at Brackwater\n"
    "By Jane Roe\n"
    "Updated March 3, 2024\n"
    "The old mill on the river at Brackwater burned to the ground on Sunday "
    "night, and \u201Cnothing could be saved,\u201D the fire chief said.\n"
    "Read more: The mill in pictures\n"
    "Caf\u00E9 owner Z\u00F6e Quill saw flames at 11.30 p.m. and called for "
    "help; crews from 3 towns fought the blaze for hours.\n"
    "All rights reserved.\n";

TEST(Tokenizer, LeavesFurnitureOutButNotOfExact) {
  const TokenStream all = Tokenize(kStory, false);
  const TokenStream kept = Tokenize(kStory, true);
  EXPECT_EQ(all.furniture_words, 0u);
  EXPECT_EQ(kept.furniture_words, 3u + 4u + 7u + 3u - 1u);
  EXPECT_EQ(kept.words.size() + kept.furniture_words, all.words.size());
  EXPECT_EQ(kept.begins.size(), kept.words.size());
  EXPECT_EQ(kept.exact, all.exact);
  EXPECT_EQ(kept.language, Language::kEnglish);
}

TEST(Tokenizer, DropsNothingWhenLittleWouldRemain) {
  const TokenStream stream =
      Tokenize("By Jane Roe\nThe old mill burned down on Sunday.", true);
  EXPECT_EQ(stream.words.size(), 10u);
  EXPECT_EQ(stream.furniture_words, 0u);
}

TEST(Tokenizer, LinesAreTokenizedAloneAsTogether) {
  std::vector<uint32_t> words;
  std::vector<int> flags;
  for (size_t begin = 0; begin < kStory.size();) {
    const size_t end = kStory.find('\n', begin);
    const TokenStream line = Tokenize(kStory.substr(begin, end - begin));
    words.insert(words.end(), line.words.begin(), line.words.end());
    flags.insert(flags.end(), line.flags.begin(), line.flags.end());
    begin = end + 1;
  }
  const TokenStream whole = Tokenize(kStory);
  EXPECT_EQ(whole.words, words);
  EXPECT_THAT(whole.flags, ElementsAreArray(flags));
}

TEST(Tokenizer, OffsetsAreOrderedAndSlicesGiveTheirWord) {
  const std::string text = std::string(kStory) +
                           " Orlo's 1,200 co\u00ADop e\u0301t\u00E9 "
                           "\u65E5\u672C\u8A9E rock'n'roll's";
  const TokenStream stream = Tokenize(text);
  ASSERT_EQ(stream.begins.size(), stream.words.size());
  for (size_t i = 0; i < stream.words.size(); ++i) {
    ASSERT_LT(stream.begins[i], stream.ends[i]);
    ASSERT_LE(stream.ends[i], text.size());
    if (i > 0) {
      ASSERT_LT(stream.begins[i - 1], stream.begins[i]);
    }
    const std::string slice =
        text.substr(stream.begins[i], stream.ends[i] - stream.begins[i]);
    EXPECT_TRUE(IsValidUtf8(slice));
    EXPECT_THAT(Words(slice), ElementsAre(stream.words[i])) << slice;
  }
}

TEST(Tokenizer, ATokenizerKeepsNothingOfTheTextBefore) {
  Tokenizer tokenizer({.keep_offsets = true, .drop_furniture = false});
  TokenStream first, again;
  tokenizer.Tokenize("He said \u201Cstop. ", &first);
  tokenizer.Tokenize(kStory, &again);
  tokenizer.Tokenize("He said \u201Cstop. ", &again);
  EXPECT_EQ(again.words, first.words);
  EXPECT_EQ(again.flags, first.flags);
  EXPECT_EQ(again.begins, first.begins);
}

}  // namespace
}  // namespace neardup
