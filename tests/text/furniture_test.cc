#include "neardup/text/furniture.h"

#include <gtest/gtest.h>

#include <string_view>

#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

bool Judge(std::string_view line) {
  Tokenizer tokenizer({.drop_furniture = false});
  TokenStream stream;
  tokenizer.Tokenize(line, &stream);
  if (stream.words.empty() || stream.words.size() > kMaxFurnitureWords) {
    return false;
  }
  return IsFurniture(
      {.text = line, .words = stream.words, .flags = stream.flags});
}

TEST(Furniture, KnowsLinesOfAPage) {
  for (const std::string_view line : {
           "By Jane Roe",
           "By JANE ROE and John van Doe, Harbour Post",
           "By Reuters",
           "by Jane Roe and John Doe",
           "Von Erika Muster",
           "Von Erika Muster und Hans Beispiel, dpa",
           "Posted: March 3, 2024 at 5:30 pm",
           "Last updated on Monday, 3 June 2024 17:05 GMT",
           "Updated 3 hours ago",
           "Published yesterday",
           "Monday, March 3, 2024",
           "Stand: 03.06.2024, 17:05 Uhr",
           "Aktualisiert am 3. M\u00E4rz 2024",
           "Photo by Jane Roe/Harbour Post",
           "Image credit: Harbour Post",
           "Foto: dpa",
           "Jane Roe/Getty Images",
           "Also read: Ferry strike enters third week",
           "READ MORE | The mill in pictures",
           "Related: Ferry strike",
           "Lesen Sie auch: Der Streik der F\u00E4hren",
           "Advertisement",
           "ADVERTISEMENT - SCROLL TO CONTINUE",
           "Anzeige",
           "Story continues below advertisement",
           "Sign up for our morning briefing.",
           "Get the news in your inbox every day.",
           "Subscribe",
           "Share this article",
           "Follow us on Chirper and Facepage!",
           "Jetzt unseren Newsletter abonnieren!",
           "We use cookies to make this site better.",
           "Diese Seite verwendet Cookies.",
           "\u00A9 2024 Harbour Post",
           "All rights reserved.",
           "Alle Rechte vorbehalten",
           "Leave a comment",
           "Click here to read it",
           "Loading...",
           "Listen to this article",
           "4 min read",
       }) {
    EXPECT_TRUE(Judge(line)) << line;
  }
}

TEST(Furniture, LeavesSentencesAndHeadlinesAlone) {
  for (const std::string_view line : {
           "By Monday night the ferry was back in service.",
           "By the time Jane Roe arrived, the mill was gone.",
           "By 2030, 40 ferries will run on hydrogen.",
           "By hook or by crook",
           "Von Angst und Hoffnung",
           "Von den F\u00E4hren fehlt jede Spur.",
           "Von Brackwater nach Quillhafen in drei Tagen",
           "Published reports said that 12 people were on board.",
           "Updated rules for 2024 worry ferry owners.",
           "Photo evidence showed the mill on fire before midnight, police "
           "said on Monday.",
           "Image matters, the mayor said.",
           "Bild der Zerst\u00F6rung im Hafen von Quillhafen nach dem Sturm",
           "Related charges were dropped on Friday.",
           "Subscribe or be forgotten: how papers changed",
           "Comments by the mayor angered the owners.",
           "She may run again.",
           "Share prices fell by 12 percent on Monday.",
           "He will read more books in prison, he said",
           "The ferry sank in March 2024",
           "March 2024.",
           "last December.",
           "on June 30",
           "share.",
           "subscribe to ordinary shares.",
           "by the Quill Harbour Board, in Brackwater on",
       }) {
    EXPECT_FALSE(Judge(line)) << line;
  }
}

TEST(Furniture, NeverJudgesLongLines) {
  EXPECT_FALSE(
      Judge("Read more about how the ferry owners of Brackwater came to own "
            "every pier, mill and inn between the old harbour and the new one "
            "in only three years of trading"));
}

}  // namespace
}  // namespace neardup
