// The tokenizer against its slow twin: same words, flags and places.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <random>
#include <string>
#include <vector>

#include "neardup/text/tokenizer.h"
#include "tests/each_target.h"
#include "tests/text/slow_tokenizer.h"

namespace neardup {
namespace {

TokenStream Tokenize(std::string_view text) {
  static Tokenizer tokenizer({.keep_offsets = true, .drop_furniture = false});
  TokenStream stream;
  tokenizer.Tokenize(text, &stream);
  return stream;
}

// Words as "hash flags begin end", for messages one can read.
std::vector<std::string> Fast(std::string_view text) {
  const TokenStream stream = Tokenize(text);
  std::vector<std::string> words;
  for (size_t i = 0; i < stream.words.size(); ++i) {
    words.push_back(fmt::format("{:08x} {} {} {}", stream.words[i],
                                stream.flags[i], stream.begins[i],
                                stream.ends[i]));
  }
  return words;
}

std::vector<std::string> Slow(std::string_view text) {
  const bool elides = Elides(Tokenize(text).language);
  std::vector<std::string> words;
  for (const SlowWord& word : SlowTokenize(text, elides)) {
    words.push_back(fmt::format("{:08x} {} {} {}", HashWord(word.text),
                                word.flags, word.begin, word.end));
  }
  return words;
}

constexpr std::string_view kPieces[] = {" ",
                                        " ",
                                        " ",
                                        " ",
                                        " ",
                                        "\n",
                                        "\r\n",
                                        "\t",
                                        "\v",
                                        "\f",
                                        ". ",
                                        ", ",
                                        "! ",
                                        "? ",
                                        ".",
                                        ",",
                                        "!",
                                        "?",
                                        "'",
                                        "'s",
                                        "'S",
                                        "\"",
                                        "(",
                                        ")",
                                        "[",
                                        "]",
                                        "-",
                                        "/",
                                        "@",
                                        "_",
                                        "#",
                                        "the",
                                        "The",
                                        "TOWN",
                                        "Harbour",
                                        "a",
                                        "I",
                                        "x",
                                        "s",
                                        "S",
                                        "mr",
                                        "Mr.",
                                        "Dr. ",
                                        "U.S. ",
                                        "no. ",
                                        "dpa. ",
                                        "12",
                                        "1,200",
                                        "12.5",
                                        "3",
                                        "2024",
                                        "5G",
                                        "don't",
                                        "mayor's",
                                        "rock'n'roll",
                                        "1980's",
                                        "\u2019",
                                        "\u2018",
                                        "\u2019s",
                                        "\u201C",
                                        "\u201D",
                                        "\u201E",
                                        "\u00AB",
                                        "\u00BB",
                                        "\u2013",
                                        " \u2014 ",
                                        "\u2026",
                                        "\u00A0",
                                        "\u00AD",
                                        "\u200B",
                                        "\uFEFF",
                                        "\u2028",
                                        "\u0085",
                                        "\u20AC",
                                        "\u2122",
                                        "\u2022",
                                        "\u00B2",
                                        "\u00E9",
                                        "\u00C9",
                                        "\u00DF",
                                        "\u00FC",
                                        "Stra\u00DFe",
                                        "\u00D6sterreich",
                                        "\u0130",
                                        "\u0149",
                                        "\u017F",
                                        "\uFB01",
                                        "e\u0301",
                                        "A\u030A",
                                        "\u0301",
                                        "\u0391\u03A3",
                                        "\u041C\u043E\u0441\u043A\u0432\u0430",
                                        "\u0439",
                                        "\u1EC7",
                                        "\u1E9E",
                                        "Vi\u1EC7t",
                                        "\u0627\u0644",
                                        "\u0661\u0662",
                                        "\u066B",
                                        "\u066C",
                                        "\u061F",
                                        "\u06D4",
                                        "\u0964",
                                        "\u17D4",
                                        "\u104B",
                                        "\u2024",
                                        "\u203C",
                                        "\uFF0E",
                                        "\uFF61",
                                        "\u1000\u103C",
                                        "\u05E9\u05B8",
                                        "\u0928\u092E\u0938\u094D\u0924\u0947",
                                        "\uD55C\uAE00",
                                        "\u1112\u1161\u11AB",
                                        "\u65E5\u672C\u8A9E",
                                        "\u65E5",
                                        "\u3042",
                                        "\u304B\u3099",
                                        "\u30AB\u30FC",
                                        "\uFF76\uFF9E",
                                        "\u3002",
                                        "\uFF01",
                                        "\u3007",
                                        "\u300C",
                                        "\u0E19\u0E31\u0E49\u0E19",
                                        "\u0E51",
                                        "\uFF21\uFF11",
                                        "\uFF0C",
                                        "\U00020000",
                                        "\U0001F600",
                                        "\U0001D7CE",
                                        "\U0001D400",
                                        "\u2071",
                                        "\u01C5",
                                        "\u0675",
                                        "\uFDFA",
                                        " b r e a k ",
                                        " N e w s ",
                                        " \u043D \u043E \u0432 ",
                                        " \u00E9 l",
                                        "p\u0430yp\u0430l",
                                        "\u0441op",
                                        "c\u043E\u0431\u0430",
                                        "\u03BFk",
                                        "\u0336",
                                        "h\u0336e\u0301",
                                        "\u0640",
                                        "\u064E",
                                        "\u05B8"};

std::string RandomText(std::mt19937_64* random, size_t pieces) {
  std::string text;
  for (size_t i = 0; i < pieces; ++i) {
    text += kPieces[(*random)() % std::size(kPieces)];
  }
  return text;
}

TEST(TokenizerTwin, AgreesOnMixedPiecesOnEveryTarget) {
  OnEachTarget([] {
    std::mt19937_64 random(1);
    for (int round = 0; round < 6000; ++round) {
      const std::string text = RandomText(&random, 1 + random() % 40);
      ASSERT_EQ(Fast(text), Slow(text)) << text;
    }
  });
}

TEST(TokenizerTwin, AgreesOnAsciiSoupOnEveryTarget) {
  const std::string_view alphabet = "aAsSdrDR019.,'\"!?-()  \n";
  OnEachTarget([&] {
    std::mt19937_64 random(2);
    for (int round = 0; round < 6000; ++round) {
      std::string text(random() % 200, ' ');
      for (char& c : text) c = alphabet[random() % alphabet.size()];
      ASSERT_EQ(Fast(text), Slow(text)) << text;
    }
  });
}

TEST(TokenizerTwin, AgreesOnLettersThatStandApartOnEveryTarget) {
  const std::string_view pieces[] = {
      "a ",       "B ",      "c ",      "d",      " ",    "  ", "\n",
      "e\u00E9 ", "\u00E9 ", "\u0436 ", "x. ",    "'",    "1 ", "\u2019",
      "\u2014",   "\u00AD",  "\u1EC7 ", "\u0640", "word "};
  OnEachTarget([&] {
    std::mt19937_64 random(6);
    for (int round = 0; round < 6000; ++round) {
      // Most pieces are letters: five of them in a row are to come up.
      std::string text(random() % 64, '-');
      for (size_t i = 1 + random() % 60; i > 0; --i) {
        const size_t most = random() % 3 == 0 ? std::size(pieces) : 3;
        text += pieces[random() % most];
      }
      ASSERT_EQ(Fast(text), Slow(text)) << text;
    }
  });
}

TEST(TokenizerTwin, AgreesOnElisions) {
  std::mt19937_64 random(5);
  const std::string_view pieces[] = {
      "l'",      "d\u2019", "qu'", "L'",      "arbre",   "\u00E9t\u00E9",
      "\u00C9t", "O'",      "'s",  "'",       "\u2019",  "homme",
      "Yvre",    "de",      "don", "e\u0301", "\u00A0",  "\u00AD",
      "12",      " ",       " ",   "\n",      "Orlo's ", "nell'"};
  for (int round = 0; round < 6000; ++round) {
    // What makes the text French: words that stand on both sides alone.
    std::string text;
    for (int i = 0; i < 40; ++i) text += "les ";
    for (size_t i = 1 + random() % 30; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
    }
    ASSERT_EQ(Tokenize(text).language, Language::kFrench) << text;
    ASSERT_EQ(Fast(text), Slow(text)) << text;
  }
}

TEST(TokenizerTwin, AgreesOnTheEndsOfSentences) {
  std::mt19937_64 random(4);
  const std::string_view between[] = {
      ".", "!", "?", " ",      " ",      "\"",     "'",      ")",      "]",
      "(", "[", "-", "\u201D", "\u00A0", "\u00AD", "\u3002", "\u201C", ","};
  const std::string_view words[] = {"Oak", "elm", "7",  "\u00E9t\u00E9",
                                    "dr",  "D",   "st", "\u65E5\u672C"};
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += words[random() % std::size(words)];
      const size_t gap = 1 + random() % 4;
      for (size_t k = 0; k < gap; ++k) {
        text += between[random() % std::size(between)];
      }
    }
    ASSERT_EQ(Fast(text), Slow(text)) << text;
  }
}

TEST(TokenizerTwin, AgreesWhereverATextIsCut) {
  const std::string text =
      "\u201CThe Harbour\u2019s gates won\u2019t close,\u201D said Mr. Orlo. "
      "At 12.5 m\u00B2, 1,200 \u20AC a year \u2013 na\u00EFve? "
      "\u201ENein\u201C, "
      "sagte \u00D6zg\u00FCr.\n\u65E5\u672C\u8A9E\u306E\u6587\u3002 "
      "\uD55C\uAE00 e\u0301t\u00E9 co\u00ADoperate\uFEFF U.S. Navy \"ok\" end.";
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (U8_IS_TRAIL(text[begin])) continue;
    for (size_t end = begin; end <= text.size(); end += 7) {
      size_t cut = end;
      while (cut < text.size() && U8_IS_TRAIL(text[cut])) ++cut;
      const auto part = std::string_view(text).substr(begin, cut - begin);
      ASSERT_EQ(Fast(part), Slow(part)) << part;
    }
  }
}

TEST(TokenizerTwin, AgreesOnEveryCodePoint) {
  for (UChar32 c = 1; c <= 0x10FFFF; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    char bytes[U8_MAX_LENGTH];
    int size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    const std::string_view character(bytes, static_cast<size_t>(size));
    const std::string text = fmt::format("A{0}b {0}{0}c. {0} 1{0}2", character);
    ASSERT_EQ(Fast(text), Slow(text)) << fmt::format("U+{:04X}", c);
    // The planes above the second are nearly empty: look at one in 37.
    if (c > 0x30000) c += 36;
  }
}

TEST(TokenizerTwin, AgreesOnLongQuotesAndLongWords) {
  std::string quote = "He said \u201C";
  for (int i = 0; i < 300; ++i) quote += fmt::format("word{} ", i);
  quote += "\u201D and left.";
  EXPECT_EQ(Fast(quote), Slow(quote));
  const std::string word(1 << 20, 'A');
  EXPECT_EQ(Fast(word), Slow(word));
  EXPECT_EQ(Fast(word + "\u00E9" + word), Slow(word + "\u00E9" + word));
}

}  // namespace
}  // namespace neardup
