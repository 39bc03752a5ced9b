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
using ::testing::IsEmpty;

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

std::vector<WordRange> Find(std::string_view text) {
  Tokenizer tokenizer({});
  TokenStream words;
  tokenizer.Tokenize(text, &words);
  return FindPaywalls(words.view());
}

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

TEST(FindPaywalls, InOtherLanguagesTheOfferAloneGoes) {
  for (const std::string_view offer :
       {"Bitte melden Sie sich an oder testen Sie das Abo, um weiterzulesen.\n",
        "Pour continuer la lecture de cet article, connectez-vous.\n",
        "Para seguir leyendo este artículo inicia sesión.\n",
        "Per continuare a leggere questo articolo accedi o abbonati.\n",
        "Assine o jornal para continuar lendo esta reportagem.\n"}) {
    const std::vector<WordRange> found = Find(Page(kLead, offer, kTeasers));
    ASSERT_EQ(found.size(), 1u) << offer;
    EXPECT_EQ(found[0].begin, 34u) << offer;
    EXPECT_LE(found[0].end, 34u + 12u) << offer;
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
  EXPECT_THAT(Find(Page(kLead, kOffer, kRest)), ElementsAre(WordRange{34, 51}));
}

TEST(FindPaywalls, AnOfferThatBeginsAPageIsNoEnd) {
  EXPECT_THAT(Find(Page("", kOffer, kLead)), IsEmpty());
  EXPECT_THAT(Find(Page("Read this for free.\n", kOffer, kLead)), IsEmpty());
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

TEST(FindPaywalls, StoriesOfReadersAreNoPaywalls) {
  for (const std::string_view sentence :
       {"Children who sign up are encouraged to continue reading in summer.\n",
        "Members of the club register in May and keep reading until June.\n",
        "The Ellisund Tribune said that its subscribers may keep reading it.\n",
        "A subscription of nine crowns lets the islanders keep reading it.\n",
        "Pupils with an account at the library will keep reading on board.\n",
        "Subscribe to the plan, they say, and trains will continue. Reading "
        "station opens in May.\n",
        "Kinder, die sich anmelden, dürfen nach den Ferien weiterlesen.\n",
        "Le poète compte continuer à lire ses poèmes chaque samedi.\n",
        "La autora cuenta que va a seguir leyendo en público cada mes.\n",
        "A autora conta que quer continuar a ler em público.\n"}) {
    EXPECT_THAT(Find(Page(kLead, sentence, kTeasers)), IsEmpty()) << sentence;
  }
}

// The slow twin of a text of lines, each an offer or none.
std::vector<WordRange> OffersByLine(const std::vector<std::string>& lines,
                                    std::string_view offer) {
  std::vector<WordRange> found;
  uint32_t begin = 0;
  for (const std::string& line : lines) {
    Tokenizer tokenizer({});
    TokenStream words;
    tokenizer.Tokenize(line, &words);
    const auto end = static_cast<uint32_t>(begin + words.words.size());
    if (line == offer && begin >= kLeastLead) found.push_back({begin, end});
    begin = end;
  }
  return found;
}

TEST(FindPaywalls, ManyOffersAreFoundAsOneByOne) {
  const std::string offer = "Please subscribe now to continue reading this.\n";
  std::vector<std::string> lines(20'000, offer);
  lines.insert(lines.begin() + 9'000, std::string(kLead));
  lines.insert(lines.begin(), std::string(kLead));
  lines.emplace_back(kLead);  // the story goes on behind all offers
  std::string text;
  for (const std::string& line : lines) text += line;
  const std::vector<WordRange> found = Find(text);
  EXPECT_EQ(found.size(), 20'000u);
  EXPECT_EQ(found, OffersByLine(lines, offer));
}

TEST(FindPaywalls, BehindManyOffersNoStoryEnds) {
  std::string text(kLead);
  for (size_t i = 0; i < kMostEnds; ++i) text += kOffer;
  text += kRest;
  EXPECT_EQ(Lead(text + std::string(kOffer) + std::string(kTeasers)), -1);
}

TEST(FindPaywalls, ALeadOfCommonWordsSaysNothingOfWhatFollows) {
  const std::string_view common =
      "They said that they would go there and see what could be done about it, "
      "but that it was not the time to say more than that.\n";
  EXPECT_EQ(Lead(Page(common, kOffer, kTeasers)), -1);
}

}  // namespace
}  // namespace neardup
