#include "feed/copies.h"

#include <algorithm>
#include <utility>

namespace neardup {
namespace {

using Sentence = std::span<const Token>;

void Append(Sentence sentence, Draft* draft) {
  draft->insert(draft->end(), sentence.begin(), sentence.end());
}

// A new sentence in the place of another; the end keeps its marks.
void AppendAsSentence(Draft sentence, bool ends_paragraph, Draft* draft) {
  if (sentence.empty()) return;
  for (Token& token : sentence)
    token.marks &= ~(Token::kEnd | Token::kParagraph);
  uint8_t& last = sentence.back().marks;
  last = (last & ~Token::kComma) | Token::kEnd;
  if (ends_paragraph) last |= Token::kParagraph;
  Append(sentence, draft);
}

bool EndsParagraph(Sentence sentence) {
  return sentence.back().marks & Token::kParagraph;
}

// The words of a sentence in other words.
Draft Reword(const Vocabulary& vocabulary, Sentence sentence, double exchanged,
             Random* random) {
  Draft reworded;
  for (Token token : sentence) {
    if (token.slot == Token::Slot::kWord) {
      if (token.marks == 0 && random->Chance(exchanged / 6)) continue;
      if (random->Chance(exchanged)) {
        token.value = vocabulary.Synonym(token.value, random);
      }
      if (random->Chance(exchanged / 8)) {
        reworded.push_back({vocabulary.FunctionWord(random)});
      }
    }
    reworded.push_back(token);
  }
  return reworded;
}

// Without quotes the part after a comma in the middle may come first.
void SwapHalves(Draft* sentence) {
  for (const Token& token : *sentence) {
    if (token.marks & (Token::kOpenQuote | Token::kCloseQuote)) return;
  }
  for (size_t i = 2; i + 3 < sentence->size(); ++i) {
    if (!((*sentence)[i].marks & Token::kComma)) continue;
    (*sentence)[i].marks = 0;
    sentence->back().marks = Token::kComma;
    std::rotate(sentence->begin(), sentence->begin() + i + 1, sentence->end());
    return;
  }
}

}  // namespace

Draft EditWords(const Vocabulary& vocabulary, const Draft& original,
                double changed, Random* random) {
  Draft edited;
  for (Token token : original) {
    if (random->Chance(changed)) {
      const uint32_t how = random->Below(4);
      if (how == 0 && token.marks == 0) continue;
      if (how == 1) edited.push_back({vocabulary.ContentWord(random)});
      if (how > 1 && token.slot == Token::Slot::kWord) {
        token.value = vocabulary.Synonym(token.value, random);
      } else if (how > 1 && token.slot == Token::Slot::kNumber) {
        token.value = random->Below(Event::kNumbers);
      }
    }
    edited.push_back(token);
  }
  return edited;
}

Draft MakeVersion(const Vocabulary& vocabulary, const Draft& original,
                  uint32_t topic, Random* random) {
  const double gone = 0.25 * random->Unit();
  const double added = 0.25 * random->Unit();
  Draft version;
  for (Sentence sentence : SentencesOf(original)) {
    if (!version.empty() && random->Chance(gone)) continue;
    Append(sentence, &version);
    if (random->Chance(added)) {
      Append(WriteProse(vocabulary, {topic, 15}, random), &version);
    }
  }
  return EditWords(vocabulary, version, 1.0 / random->Between(16, 40), random);
}

Draft MakeExcerpt(const Vocabulary& vocabulary, const Draft& original,
                  uint32_t topic, Random* random) {
  const std::vector<Sentence> sentences = SentencesOf(original);
  const double share = 0.25 + 0.35 * random->Unit();
  const auto count = std::max<uint32_t>(
      1, static_cast<uint32_t>(share * static_cast<double>(sentences.size())));
  const uint32_t begin =
      random->Below(static_cast<uint32_t>(sentences.size()) - count + 1);
  Draft excerpt;
  for (uint32_t i = begin; i < begin + count; ++i)
    Append(sentences[i], &excerpt);
  if (random->Chance(0.3)) {
    const auto own = static_cast<uint32_t>(excerpt.size() / 5);
    Append(WriteProse(vocabulary, {topic, own}, random), &excerpt);
  }
  return excerpt;
}

Draft MakeRewrite(const Vocabulary& vocabulary, const Draft& original,
                  Random* random) {
  std::vector<Sentence> sentences = SentencesOf(original);
  for (size_t i = 2; i < sentences.size(); ++i) {
    if (random->Chance(0.25)) std::swap(sentences[i - 1], sentences[i]);
  }
  const double exchanged = 0.3 + 0.3 * random->Unit();
  const double gone = 0.4 * random->Unit();
  Draft rewrite;
  for (Sentence sentence : sentences) {
    if (rewrite.size() > 40 && random->Chance(gone)) continue;
    Draft reworded = Reword(vocabulary, sentence, exchanged, random);
    if (random->Chance(0.3)) SwapHalves(&reworded);
    if (random->Chance(0.1)) {
      Draft opened;
      for (Vocabulary::Word word : vocabulary.Phrase(random)) {
        opened.push_back({word});
      }
      opened.back().marks = Token::kComma;
      Append(reworded, &opened);
      reworded = std::move(opened);
    }
    AppendAsSentence(std::move(reworded), EndsParagraph(sentence), &rewrite);
  }
  return rewrite;
}

}  // namespace neardup
