#include "feed/draft.h"

namespace neardup {
namespace {

void AppendCapitalised(std::string_view word, std::string* text) {
  const size_t at = text->size();
  text->append(word);
  if ((*text)[at] >= 'a' && (*text)[at] <= 'z') {
    (*text)[at] = static_cast<char>((*text)[at] - 'a' + 'A');
  }
}

void AppendToken(const Vocabulary& vocabulary, const Event& event,
                 const Token& token, bool begins, std::string* text) {
  switch (token.slot) {
    case Token::Slot::kWord:
    case Token::Slot::kTellingWord: {
      const std::string_view word = vocabulary.Text(
          token.slot == Token::Slot::kWord ? token.value
                                           : event.words[token.value]);
      if (begins || word == "i") {
        AppendCapitalised(word, text);
      } else {
        text->append(word);
      }
      return;
    }
    case Token::Slot::kPerson:
      text->append(vocabulary.FirstName(event.people[token.value].first));
      text->push_back(' ');
      [[fallthrough]];
    case Token::Slot::kSurname:
      text->append(vocabulary.LastName(event.people[token.value].last));
      return;
    case Token::Slot::kPlace:
      text->append(vocabulary.Place(event.places[token.value]));
      return;
    case Token::Slot::kOrganisation:
      text->append(event.organisations[token.value]);
      return;
    case Token::Slot::kNumber:
      text->append(event.numbers[token.value]);
      return;
  }
}

}  // namespace

std::vector<std::span<const Token>> SentencesOf(const Draft& draft) {
  std::vector<std::span<const Token>> sentences;
  size_t begin = 0;
  for (size_t i = 0; i < draft.size(); ++i) {
    if (!(draft[i].marks & Token::kEnd)) continue;
    sentences.push_back(std::span(draft).subspan(begin, i + 1 - begin));
    begin = i + 1;
  }
  return sentences;
}

void AppendText(const Vocabulary& vocabulary, const Event& event,
                std::span<const Token> draft, bool curly, std::string* text) {
  bool begins = true;
  for (const Token& token : draft) {
    if (token.marks & Token::kOpenQuote) {
      text->append(curly ? "\u201c" : "\"");
      begins = true;
    }
    AppendToken(vocabulary, event, token, begins, text);
    begins = token.marks & Token::kEnd;
    if (token.marks & Token::kComma) text->push_back(',');
    if (begins) text->push_back('.');
    if (token.marks & Token::kCloseQuote) text->append(curly ? "\u201d" : "\"");
    text->push_back(token.marks & Token::kParagraph ? '\n' : ' ');
  }
  if (!draft.empty()) text->pop_back();
}

}  // namespace neardup
