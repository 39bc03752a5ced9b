#include "neardup/extract/paywalls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view kLead =
    "The ferry Oskana will stay in the dock of Ellisund until autumn, its "
    "owner Brunhild Tarvik said on Monday. Divers had found cracks in both "
    "propellers, and the shipyard of Norvik waits for castings.\n";

constexpr std::string_view kOffer =
    "Please log in, or sign up for a new account and purchase a subscription "
    "to continue reading.\n";

constexpr std::string_view kTeasers =
    "Orchard growers count the frost.\n"
    "A judge of Kammerby has ruled that beekeepers may sell mead at the gate "
    "of the abbey, whatever the guild of brewers says.\n"
    "The chess team won its third match in a row and is now second.\n";

constexpr std::string_view kRest =
    "Tarvik did not say who would pay. The castings for the propellers of the "
    "Oskana come from a foundry that has closed twice since winter, and the "
    "shipyard has no other. Islanders go to Ellisund by fishing boat.\n";

// The words that stand before the paywall that ends a story; -1 if none does.
int Lead(std::string_view text) {
  Tokenizer tokenizer({});
  TokenStream words;
  tokenizer.Tokenize(text, &words);
  const std::vector<WordRange> found = FindPaywalls(words.view());
  if (found.empty() || found.back().end < words.words.size()) return -1;
  return static_cast<int>(found.back().begin);
}

std::string Page(std::string_view lead, std::string_view offer,
                 std::string_view rest) {
  return std::string(lead) + std::string(offer) + std::string(rest);
}

TEST(FindPaywalls, AStoryEndsWhereItsPaperAsksForASubscription) {
  const int lead = Lead(Page(kLead, kOffer, kTeasers));
  EXPECT_EQ(lead, 34);
  EXPECT_EQ(Lead(Page(kLead, kOffer, "")), lead);
  EXPECT_EQ(
      Lead(Page(kLead, "Please subscribe to continue reading.\n", kTeasers)),
      lead);
  EXPECT_EQ(Lead(Page(kLead, "Create your free account to keep reading.\n",
                      kTeasers)),
            lead);
}

TEST(FindPaywalls, LanguagesHaveTheirOwnPhrases) {
  for (const std::string_view offer :
       {"Bitte melden Sie sich an oder testen Sie das Abo, um weiterzulesen.\n",
        "Pour continuer la lecture de cet article, connectez-vous.\n",
        "Para seguir leyendo este artículo inicia sesión.\n",
        "Per continuare a leggere questo articolo accedi o abbonati.\n",
        "Assine o jornal para continuar lendo esta reportagem.\n"}) {
    EXPECT_EQ(Lead(Page(kLead, offer, kTeasers)), 34) << offer;
  }
}

TEST(FindPaywalls, AMeteredStoryGoesOn) {
  EXPECT_EQ(Lead(Page(kLead, kOffer, kRest)), -1);
  // The second one stands before other stories.
  const std::string metered = Page(kLead, kOffer, kRest);
  const int whole = Lead(Page(metered, kOffer, kTeasers));
  EXPECT_GT(whole, 34 + 17 + 20);
}

TEST(FindPaywalls, TheOfferIsNoPartOfAStoryThatGoesOn) {
  Tokenizer tokenizer({});
  TokenStream words;
  tokenizer.Tokenize(Page(kLead, kOffer, kRest), &words);
  EXPECT_THAT(FindPaywalls(words.view()), ElementsAre(WordRange{34, 51}));
}

TEST(FindPaywalls, AnOfferThatBeginsAPageIsNoEnd) {
  EXPECT_EQ(Lead(Page("", kOffer, kLead)), -1);
  EXPECT_EQ(Lead(Page("Read this for free.\n", kOffer, kLead)), -1);
}

TEST(FindPaywalls, OtherSentencesAreNoPaywalls) {
  for (const std::string_view sentence :
       {"Continue reading below for the tables of the tides.\n",
        "She said that children should keep reading.\n",
        "\"You must subscribe to continue reading,\" the sign at the library "
        "said.\n",
        "Subscribe to the letter of the harbour.\n"}) {
    EXPECT_EQ(Lead(Page(kLead, sentence, kTeasers)), -1) << sentence;
  }
  std::string speech = "He told subscribers of the society";
  for (size_t i = 0; i < kMostPaywallWords; ++i) speech += " word";
  EXPECT_EQ(Lead(Page(kLead, speech + " to continue reading.\n", kTeasers)),
            -1);
}

TEST(FindPaywalls, ALeadOfCommonWordsSaysNothingOfWhatFollows) {
  const std::string_view common =
      "They said that they would go there and see what could be done about it, "
      "but that it was not the time to say more than that.\n";
  EXPECT_EQ(Lead(Page(common, kOffer, kTeasers)), -1);
}

}  // namespace
}  // namespace neardup
