#include "neardup/text/spaced_letters.h"

#include <bit>
#include <cstddef>

#include "neardup/text/byte_masks.h"
#include "neardup/text/character.h"
#include "neardup/text/word.h"

namespace neardup {
namespace {

using enum CharacterKind;

constexpr size_t kMinLetters = 5;

bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Finder {
 public:
  // `bytes`: of the text in lower case, with zeros behind.
  Finder(std::string_view text, const uint8_t* bytes)
      : text_(text), bytes_(bytes) {}

  // The letter at `place`; null if something else stands there.
  const TableCharacter* Letter(size_t place, size_t* size) const {
    if (place >= text_.size() || bytes_[place] >= 0xE0) return nullptr;
    const TableCharacter& found = table_.Find(bytes_ + place, size);
    return found.kind == kLetter ? &found : nullptr;
  }

  // The first of the letters that stand apart up to `place`.
  size_t WalkBack(size_t place) const {
    while (place >= 2 && text_[place - 1] == ' ') {
      size_t before = place - 2;
      if (before > 0 && (bytes_[before] & 0xC0) == 0x80) --before;
      size_t size;
      if (Letter(before, &size) == nullptr || before + size + 1 != place) break;
      if (!StandsFree(before)) break;
      place = before;
    }
    return place;
  }

  bool StandsFree(size_t place) const {
    return place == 0 || IsAsciiSpace(text_[place - 1]);
  }

  // Whether a word that ends at `place` cannot go on there.
  bool Ends(size_t place) const {
    if (place >= text_.size()) return true;
    size_t size;
    const CharacterKind kind = table_.Find(bytes_ + place, &size).kind;
    if (kind == kLetter || kind == kDigit || kind == kApostrophe) return false;
    const uint8_t* at = bytes_ + place;
    return at[0] < 0x80 || (at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 &&
                            at[2] <= 0xA7);  // U+2010..U+2027
  }

  // The word whose first letter is at `begin`; false if there is none. *end is
  // behind what was looked at.
  bool Read(size_t begin, SpacedWord* word, size_t* end) {
    letters_.clear();
    size_t count = 0, place = begin, size;
    *end = begin + 1;
    while (const TableCharacter* letter = Letter(place, &size)) {
      if (!Ends(place + size)) break;
      letters_.append(letter->folded.data(), letter->folded_size);
      if (count++ == 0) word->upper_case = IsUpper(place, *letter);
      *end = place + size;
      if (*end >= text_.size() || text_[*end] != ' ') break;
      place = *end + 1;
    }
    if (count < kMinLetters) return false;
    word->begin = static_cast<uint32_t>(begin);
    word->end = static_cast<uint32_t>(*end);
    word->word = HashWord(letters_);
    return true;
  }

 private:
  bool IsUpper(size_t place, const TableCharacter& letter) const {
    const auto byte = static_cast<uint8_t>(text_[place]);
    return byte < 0x80 ? byte != bytes_[place] : letter.upper_case;
  }

  std::string_view text_;
  const uint8_t* bytes_;
  const CharacterTable& table_ = CharacterTable::Get();
  std::string letters_;
};

}  // namespace

void FindSpacedWords(std::string_view text, const ClassifiedText& classified,
                     std::vector<SpacedWord>* out) {
  out->clear();
  Finder finder(text, classified.lower());
  size_t looked_at = 0;
  const size_t blocks = text.size() / 64 + 1;
  for (size_t i = 0; i < blocks; ++i) {
    const ByteMasks& masks = classified.masks()[i];
    uint64_t maybe = MaybeSpacedLetters(masks.starts, masks.marks);
    for (; maybe != 0; maybe &= maybe - 1) {
      const size_t place =
          i * 64 + static_cast<size_t>(std::countr_zero(maybe));
      size_t size;
      if (place < looked_at || finder.Letter(place, &size) == nullptr) continue;
      const size_t begin = finder.WalkBack(place);
      if (begin < looked_at || !finder.StandsFree(begin)) continue;
      SpacedWord word;
      if (finder.Read(begin, &word, &looked_at)) out->push_back(word);
    }
  }
}

}  // namespace neardup
