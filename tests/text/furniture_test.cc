#include "neardup/text/furniture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "neardup/text/furniture_rules.h"
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

TEST(Furniture, KnowsLinesOfAPageInFrench) {
  for (const std::string_view line : {
           "Par Ida Brandt",
           "Par Ida Brandt et Jean Quill, AFP",
           "Publié le 3 mars 2024 à 17h05",
           "À lire aussi : La grève des ferries continue",
           "Lire aussi | La grève des ferries",
           "Publicité",
           "Abonnez-vous pour lire la suite.",
           "Cet article est protégé. Tous droits réservés.",
           "Nous utilisons des cookies.",
           "Laisser un commentaire",
           "Temps de lecture : 3 min",
           "Suivez-nous sur Facepage !",
       }) {
    EXPECT_TRUE(Judge(line)) << line;
  }
}

TEST(Furniture, KnowsLinesOfAPageInSpanish) {
  for (const std::string_view line : {
           "Por Ida Brandt",
           "Por Ida Brandt y Juan Quill",
           "Publicado el 3 de marzo de 2024",
           "Lea también: La huelga de los barcos",
           "Te puede interesar: La huelga",
           "Publicidad",
           "Suscríbete a nuestro boletín.",
           "Todos los derechos reservados",
           "Este sitio utiliza cookies.",
           "Deja un comentario",
           "3 minutos de lectura",
       }) {
    EXPECT_TRUE(Judge(line)) << line;
  }
}

TEST(Furniture, KnowsLinesOfAPageInItalian) {
  for (const std::string_view line : {
           "Di Ida Brandt",
           "di Ida Brandt e Mario Quill",
           "Pubblicato il 3 marzo 2024 alle ore 17:05",
           "Leggi anche: Lo sciopero dei traghetti",
           "Pubblicità",
           "Iscriviti alla newsletter",
           "Riproduzione riservata",
           "Questo sito utilizza cookie.",
           "Lascia un commento",
           "Tempo di lettura: 3 minuti",
       }) {
    EXPECT_TRUE(Judge(line)) << line;
  }
}

TEST(Furniture, KnowsLinesOfAPageInPortuguese) {
  for (const std::string_view line : {
           "Por Ida Brandt e João Quill",
           "Publicado em 3 de março de 2024 às 17h05",
           "Leia também: A greve dos barcos",
           "Publicidade",
           "Continua após a publicidade",
           "Inscreva-se no nosso canal",
           "Todos os direitos reservados.",
           "Deixe um comentário",
           "3 min de leitura",
       }) {
    EXPECT_TRUE(Judge(line)) << line;
  }
}

TEST(Furniture, KnowsLinesOfAPageInRussian) {
  for (const std::string_view line : {
           "Читайте также: Забастовка паромов",
           "Опубликовано 3 марта 2024",
           "Реклама",
           "Подписывайтесь на наш канал",
           "Все права защищены",
           "Комментарии",
       }) {
    EXPECT_TRUE(Judge(line)) << line;
  }
}

TEST(Furniture, LeavesSentencesOfOtherLanguagesAlone) {
  for (const std::string_view line : {
           "Par ailleurs, la grève continue.",
           "Par la porte de la ville",
           "Publié en 2024, le roman de la ville a trois parties.",
           "La publicité est interdite dans le port.",
           "Por la mañana llegó el barco.",
           "Por primera vez en Quillhafen",
           "Publicidad y propaganda en el puerto",
           "Di Maria segna ancora",
           "Di notte a Quillhafen si balla",
           "Condividi il pane con i poveri, dice il sindaco di Quillhafen a "
           "Natale",
           "Commenti duri del sindaco sulla diga",
           "Reklama",
           "Фотографии порта",
           "Marzo e aprile sono mesi freddi.",
       }) {
    EXPECT_FALSE(Judge(line)) << line;
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
           "\"Bild\"-Chef Muster tritt ab",
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

TEST(FurnitureRules, AreInNormalFormAndThereOnce) {
  std::set<std::pair<FurnitureRule::Where, std::string_view>> seen;
  for (const FurnitureRule& rule : FurnitureRules()) {
    std::string normal;
    NormaliseWord(rule.words, &normal);
    EXPECT_EQ(normal, rule.words);
    EXPECT_LE(rule.max_words, kMaxFurnitureWords) << rule.words;
    EXPECT_GE(rule.max_words, std::ranges::count(rule.words, ' ') + 1)
        << rule.words;
    EXPECT_TRUE(seen.emplace(rule.where, rule.words).second) << rule.words;
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
