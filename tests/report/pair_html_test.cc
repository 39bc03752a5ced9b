#include "neardup/report/pair_html.h"

#include <gmock/gmock.h>

#include <random>
#include <string>

#include "neardup/report/html.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// What each byte of a text is: its passage, or -1, and whether it is aside.
using Labels = std::vector<std::pair<int, bool>>;

// The slow way: byte by byte.
Labels SlowLabels(uint32_t size, const std::vector<Passage>& passages, bool a,
                  const std::vector<TextRange>& asides) {
  Labels labels(size, {-1, false});
  for (uint32_t at = 0; at < size; ++at) {
    for (const TextRange& aside : asides) {
      if (aside.begin <= at && at < aside.end) labels[at].second = true;
    }
    // Of those that hold it the one that begins first, then comes first.
    uint32_t best = UINT32_MAX;
    for (size_t i = 0; i < passages.size(); ++i) {
      const uint32_t begin = a ? passages[i].a_begin : passages[i].b_begin;
      const uint32_t end = a ? passages[i].a_end : passages[i].b_end;
      if (begin <= at && at < end && begin < best) {
        best = begin;
        labels[at].first = static_cast<int>(i);
      }
    }
  }
  return labels;
}

Labels LabelsOf(const std::vector<TextPart>& parts, uint32_t size) {
  Labels labels;
  for (const TextPart& part : parts) {
    EXPECT_EQ(part.begin, labels.size());
    EXPECT_LT(part.begin, part.end);
    labels.resize(part.end, {part.passage, part.aside});
  }
  EXPECT_EQ(labels.size(), size);
  return labels;
}

TEST(PairHtmlTest, PartsAreThoseOfTheSlowWay) {
  std::mt19937 random(1);
  const auto below = [&](uint32_t n) { return random() % n; };
  for (int round = 0; round < 3000; ++round) {
    const uint32_t size = below(40);
    std::vector<Passage> passages(below(5));
    for (Passage& passage : passages) {
      passage.a_begin = below(50);
      passage.a_end = passage.a_begin + below(12);
      passage.b_begin = below(50);
      passage.b_end = passage.b_begin + below(12);
    }
    std::vector<TextRange> asides;
    for (uint32_t at = below(10); at + 1 < size; at += 1 + below(9)) {
      const uint32_t end = std::min<uint32_t>(size, at + 1 + below(5));
      asides.push_back({at, end});
      at = end;
    }
    for (const bool a : {true, false}) {
      EXPECT_EQ(LabelsOf(PartText(size, passages, a, asides), size),
                SlowLabels(size, passages, a, asides));
    }
  }
}

TEST(PairHtmlTest, WhatStandsBetweenWordsIsAsideIfItHasLetters) {
  const std::string text =
      "By Ada. The ship's horn \u201cblew\u201d. Share now";
  // Words: The, ship, horn, blew.
  const std::vector<uint32_t> begins = {8, 12, 19, 27};
  const std::vector<uint32_t> ends = {11, 16, 23, 31};
  const auto asides = FindAsides(text, {begins, ends});
  ASSERT_EQ(asides.size(), 2u);
  EXPECT_EQ(text.substr(0, asides[0].end), "By Ada");
  EXPECT_EQ(text.substr(asides[1].begin), "Share now");
  EXPECT_TRUE(FindAsides(text, {}).empty());
}

struct Sample {
  std::string a = "The old pier closed. Boats moved inside.";
  std::string b = "Boats moved in. The old pier closed <b>today</b>.";
  PairResult pair = {
      .a = 0,
      .b = 1,
      .match = {Relation::kNearDuplicate, 0.9, 0.5, 0.6, 0.7, 0.8, 0.9},
      .passages = {{21, 32, 0, 11, PassageKind::kEdited},
                   {0, 19, 16, 35, PassageKind::kVerbatim}}};
  PairSide SideOfA() const {
    return {"id-a", "Pier \"closed\"", "Alba <x>", 1738708140, a};
  }
  PairSide SideOfB() const { return {"id-b", "", "", std::nullopt, b}; }
  std::string Html() const {
    return PairHtml(pair,
                    {.evidence = "2 passages", .conclusion = "One article."},
                    SideOfA(), SideOfB());
  }
};

TEST(PairHtmlTest, PassagesAreNumberedInTheOrderOfTheFirstStory) {
  const std::string html = Sample().Html();
  EXPECT_THAT(html, HasSubstr("<mark class=\"verbatim\" data-passage=\"1\" "
                              "title=\"passage 1 of 2, verbatim\">The old pier "
                              "closed</mark>. <mark class=\"edited\" "
                              "data-passage=\"2\" title=\"passage 2 of 2, "
                              "edited\">Boats moved</mark> inside."));
  EXPECT_THAT(html, HasSubstr("title=\"passage 2 of 2, edited\">Boats "
                              "moved</mark> in. <mark class=\"verbatim\""));
}

TEST(PairHtmlTest, AllThatComesFromStoriesIsEscaped) {
  const std::string html = Sample().Html();
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;today&lt;/b&gt;"));
  EXPECT_THAT(html, HasSubstr("Pier &quot;closed&quot;"));
  EXPECT_THAT(html, HasSubstr("Alba &lt;x&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<b>today")));
}

TEST(PairHtmlTest, AStoryWithoutTitleIsCalledByItsId) {
  EXPECT_THAT(Sample().Html(), HasSubstr("<h4 dir=\"auto\">id-b</h4>"));
}

TEST(PairHtmlTest, ACutTextSaysSo) {
  Sample sample;
  PairSide side = sample.SideOfA();
  const auto html = [&] {
    return PairHtml(sample.pair, {}, side, sample.SideOfB());
  };
  EXPECT_THAT(html(), Not(HasSubstr("Only the first")));
  side.cut = true;
  EXPECT_THAT(html(), HasSubstr("Only the first 40 bytes of this text"));
}

TEST(PairHtmlTest, TheMapHasARibbonForEachPassage) {
  const std::string html = Sample().Html();
  EXPECT_THAT(html, HasSubstr("<g class=\"verbatim\" data-passage=\"1\">"));
  EXPECT_THAT(html, HasSubstr("<g class=\"edited\" data-passage=\"2\">"));
}

TEST(PairHtmlTest, EmptyTextsAreNoTrouble) {
  EXPECT_THAT(PairHtml({}, {}, {}, {}), HasSubstr("</article>"));
}

}  // namespace
}  // namespace neardup
