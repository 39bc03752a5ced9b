#include "neardup/extract/walls.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Ranges = std::vector<std::vector<WordRange>>;

// Nothing at all if there is no wall.
Ranges Unpacked(const RangeLists& lists) {
  Ranges ranges;
  if (lists.empty()) return ranges;
  for (size_t i = 0; i < lists.size(); ++i) {
    ranges.emplace_back(lists[i].begin(), lists[i].end());
  }
  return ranges;
}

// Pages with their words; keeps what the views point to.
class Pages {
 public:
  void Add(std::string text, std::string title, std::string_view source) {
    Tokenizer tokenizer({.drop_furniture = false});
    TokenStream words;
    tokenizer.Tokenize(text, &words);
    pages_.push_back(
        {std::move(words), std::move(title), Hash64(source) | 1, text});
  }
  void AddOfNoSource(std::string text, std::string title) {
    Add(std::move(text), std::move(title), "");
    pages_.back().source = 0;
  }

  Ranges Find(int threads = 1) const {
    std::vector<PageStory> stories;
    for (const Page& page : pages_) {
      stories.push_back({.tokens = page.words.view(),
                         .title = page.title,
                         .source = page.source,
                         .content = page.words.exact.high});
    }
    ThreadPool pool(threads);
    return Unpacked(FindWalls(stories, FrequencyTable::BuiltIn(), &pool));
  }

  // The words of a page that are left.
  size_t Left(const Ranges& found, size_t page) const {
    size_t left = pages_[page].words.words.size();
    for (const WordRange& range : found[page]) left -= range.end - range.begin;
    return left;
  }

  void Shuffle(uint32_t seed) {
    std::shuffle(pages_.begin(), pages_.end(), std::mt19937(seed));
  }
  const std::string& text(size_t page) const { return pages_[page].text; }
  size_t size() const { return pages_.size(); }

 private:
  struct Page {
    TokenStream words;
    std::string title;
    uint64_t source;
    std::string text;
  };
  std::vector<Page> pages_;
};

constexpr char kOffer[] =
    "Read on with the Ellmar Gazette subscription that fits your day. All the "
    "articles are yours on every device you own. One month costs you a single "
    "crown and may be cancelled whenever you please. You already subscribe "
    "with us? Please sign in here to continue where you stopped.";

// Words of their own; words with digits would be taken for numbers.
std::string Headline(int k) {
  std::string name;
  for (; k >= 0; k = k / 26 - 1) name += static_cast<char>('a' + k % 26);
  return fmt::format("Quarrel{0} splits harbourmaster{0} and saltworks{0}",
                     name);
}

TEST(Walls, AreTakenOutOfPagesThatHaveNothingElseButAHeadline) {
  Pages pages;
  for (int k = 0; k < 6; ++k) {
    // The headline runs into the first sentence of the offer, in one line.
    pages.Add(Headline(k) + " Now only here. " + kOffer, "", "gazette");
  }
  const Ranges found = pages.Find();
  ASSERT_THAT(found, SizeIs(6));
  for (size_t k = 0; k < 6; ++k) {
    EXPECT_THAT(found[k], SizeIs(1));
    EXPECT_GE(pages.Left(found, k), 5u);
    EXPECT_LE(pages.Left(found, k), 12u);
  }
}

TEST(Walls, AreKnownByTheTitlesWhereThePageHasNothingElse) {
  Pages pages;
  for (int k = 0; k < 6; ++k) pages.Add(kOffer, Headline(k), "gazette");
  const Ranges found = pages.Find();
  ASSERT_THAT(found, SizeIs(6));
  for (size_t k = 0; k < 6; ++k) EXPECT_EQ(pages.Left(found, k), 0u);
}

TEST(Walls, AStoryRunAgainUnderItsHeadlineIsNoWall) {
  Pages pages;
  for (int k = 0; k < 8; ++k) {
    pages.Add(fmt::format("Update number {}. {}", k, kOffer),
              "Saltworks and harbourmaster quarrel over quay", "gazette");
  }
  EXPECT_THAT(pages.Find(), IsEmpty());
}

TEST(Walls, ThreePagesAreTooFew) {
  Pages pages;
  for (int k = 0; k < 3; ++k) pages.Add(kOffer, Headline(k), "gazette");
  EXPECT_THAT(pages.Find(), IsEmpty());
}

TEST(Walls, StoriesThatOnlyEndWithTheOfferKeepIt) {
  Pages pages;
  for (int k = 0; k < 6; ++k) pages.Add(kOffer, Headline(k), "gazette");
  std::string story;
  for (int i = 0; i < 80; ++i) story += fmt::format("told{} ", i);
  pages.Add(story + ". " + kOffer, "A whole story", "gazette");
  const Ranges found = pages.Find();
  ASSERT_THAT(found, SizeIs(7));
  EXPECT_THAT(found[6], IsEmpty());
  EXPECT_EQ(pages.Left(found, 0), 0u);
}

TEST(Walls, OtherSourcesAndUnknownOnesAreNotTouched) {
  Pages pages;
  for (int k = 0; k < 6; ++k) {
    pages.Add(kOffer, Headline(k), fmt::format("paper{}", k));
    pages.AddOfNoSource(kOffer, Headline(k));
  }
  EXPECT_THAT(pages.Find(), IsEmpty());
}

TEST(Walls, OrderAndThreadsDoNotMatter) {
  Pages pages;
  for (int k = 0; k < 300; ++k) {
    const std::string source = fmt::format("paper{}", k % 3);
    const std::string wall = k % 4 == 0 ? kOffer : Headline(k + 1000);
    pages.Add(Headline(k) + ". " + wall, "", source);
  }
  const Ranges first = pages.Find();
  std::vector<std::pair<std::string, size_t>> expected, shuffled;
  for (size_t i = 0; i < pages.size(); ++i) {
    expected.emplace_back(pages.text(i), pages.Left(first, i));
  }
  EXPECT_EQ(pages.Find(3), first);
  pages.Shuffle(4);
  const Ranges second = pages.Find();
  for (size_t i = 0; i < pages.size(); ++i) {
    shuffled.emplace_back(pages.text(i), pages.Left(second, i));
  }
  std::ranges::sort(expected);
  std::ranges::sort(shuffled);
  EXPECT_EQ(expected, shuffled);
}

TEST(Walls, ShortContentsThatHoldAWordOfTheWallDoNotHideIt) {
  Pages pages;
  for (int k = 0; k < 4; ++k) {
    // Two words of its own and one that all share.
    pages.Add(fmt::format("Gannetry{0} flooded{0} readonward. {1}",
                          static_cast<char>('a' + k), kOffer),
              "", "gazette");
  }
  for (int k = 0; k < 6; ++k) {
    pages.Add(Headline(k) + " of Vessmark" + Headline(k + 50) +
                  " readonward. " + kOffer,
              "", "gazette");
  }
  EXPECT_THAT(pages.Find(), SizeIs(10));
}

// A story that shares much with each of the others keeps them from differing
// two by two if it is chosen first: which is must not be the input's to say.
TEST(Walls, TheOrderOfAStoryThatResemblesTheOthersDoesNotMatter) {
  std::string hub;
  for (int k = 0; k < 5; ++k) hub += fmt::format("{} ", Headline(k));
  std::vector<size_t> dropped;
  for (const bool hub_first : {true, false}) {
    Pages pages;
    if (hub_first) pages.Add(hub + ". " + kOffer, "", "gazette");
    for (int k = 0; k < 5; ++k) {
      pages.Add(Headline(k) + ". " + kOffer, "", "gazette");
    }
    if (!hub_first) pages.Add(hub + ". " + kOffer, "", "gazette");
    dropped.push_back(pages.Find().size());
  }
  EXPECT_EQ(dropped[0], dropped[1]);
}

TEST(Walls, NoStoriesAndEmptyOnesAreFine) {
  Pages pages;
  EXPECT_THAT(pages.Find(), IsEmpty());
  for (int k = 0; k < 7; ++k) pages.Add("", "", "gazette");
  EXPECT_THAT(pages.Find(), IsEmpty());
}

}  // namespace
}  // namespace neardup
