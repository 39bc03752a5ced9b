// WriteProse: sentences by a simple rhythm of function words and others, with
// the turns of speech of all news and of a topic in between.

#include <algorithm>

#include "feed/draft.h"

namespace neardup {
namespace {

class Prose {
 public:
  Prose(const Vocabulary& vocabulary, const Style& style, Random* random)
      : vocabulary_(vocabulary), style_(style), random_(random) {}

  Draft Write() {
    uint32_t in_paragraph = 0;
    while (draft_.size() < style_.num_words) {
      WriteSentence();
      draft_.back().marks |= Token::kEnd;
      if (random_->Below(4) < ++in_paragraph) {
        draft_.back().marks |= Token::kParagraph;
        in_paragraph = 0;
      }
    }
    return std::move(draft_);
  }

 private:
  void WriteSentence() {
    const size_t begin = draft_.size();
    const double length = std::clamp(19 * random_->LogNormal(0.45), 5.0, 55.0);
    const size_t end = begin + static_cast<size_t>(length);
    const bool quote = random_->Chance(0.12);
    if (random_->Chance(0.15)) {
      AddAll(vocabulary_.Phrase(random_));
      draft_.back().marks |= Token::kComma;
    }
    size_t clause = draft_.size();
    while (draft_.size() < end) {
      AddPiece();
      if (draft_.size() - clause > 6 && draft_.size() + 4 < end &&
          random_->Chance(0.35)) {
        draft_.back().marks |= Token::kComma;
        clause = draft_.size();
      }
    }
    if (quote) Attribute(begin);
  }

  // Function words, then what they are about.
  void AddPiece() {
    AddWord(vocabulary_.FunctionWord(random_));
    if (random_->Chance(0.3)) AddWord(vocabulary_.FunctionWord(random_));
    const double draw = random_->Unit();
    if (draw < 2.1 * style_.fact_share) {
      AddFact();
    } else if (draw < 2.1 * style_.fact_share + 0.05) {
      AddAll(vocabulary_.TopicalPhrase(style_.topic, random_));
    } else {
      AddContent();
      if (random_->Chance(0.45)) AddContent();
    }
  }

  void AddContent() {
    AddWord(random_->Chance(0.3)
                ? vocabulary_.TopicalWord(style_.topic, random_)
                : vocabulary_.ContentWord(random_));
  }

  // The event's first name, place or number is the one most come back to.
  void AddFact() {
    const double draw = random_->Unit();
    if (draw < 0.4) {
      Add(Token::Slot::kTellingWord, random_->Zipf(Event::kTellingWords));
    } else if (draw < 0.52) {
      Add(Token::Slot::kNumber, random_->Below(Event::kNumbers));
    } else if (draw < 0.65) {
      Add(Token::Slot::kPlace, random_->Zipf(Event::kPlaces));
    } else if (draw < 0.77) {
      Add(Token::Slot::kOrganisation, random_->Zipf(Event::kOrganisations));
    } else {
      AddPerson();
    }
  }

  // In full at first, then by surname.
  void AddPerson() {
    const uint32_t who = random_->Zipf(Event::kPeople);
    const bool known = met_ & (1u << who);
    met_ |= 1u << who;
    Add(known ? Token::Slot::kSurname : Token::Slot::kPerson, who);
  }

  // Puts what stands from `begin` in quotes and says who said it.
  void Attribute(size_t begin) {
    draft_[begin].marks |= Token::kOpenQuote;
    draft_.back().marks |= Token::kComma | Token::kCloseQuote;
    AddPerson();
    AddWord(vocabulary_.Said());
  }

  void AddWord(Vocabulary::Word word) { Add(Token::Slot::kWord, word); }

  void AddAll(const std::vector<Vocabulary::Word>& words) {
    for (Vocabulary::Word word : words) AddWord(word);
  }

  void Add(Token::Slot slot, uint32_t value) {
    draft_.push_back({value, slot, 0});
  }

  const Vocabulary& vocabulary_;
  const Style& style_;
  Random* random_;
  Draft draft_;
  uint32_t met_ = 0;  // people named so far, a bit each
};

}  // namespace

Draft WriteProse(const Vocabulary& vocabulary, const Style& style,
                 Random* random) {
  return Prose(vocabulary, style, random).Write();
}

}  // namespace neardup
