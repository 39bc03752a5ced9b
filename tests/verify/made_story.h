// A story of a test, from its text to all that the verify room reads of it.

#ifndef NEARDUP_TESTS_VERIFY_MADE_STORY_H_
#define NEARDUP_TESTS_VERIFY_MADE_STORY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/rarity.h"
#include "neardup/text/tokenizer.h"
#include "neardup/verify/bitmaps.h"
#include "neardup/verify/profile.h"
#include "neardup/verify/shingle_sets.h"
#include "neardup/verify/verifier.h"

namespace neardup {

// Not copyable: its side() points into it.
class MadeStory {
 public:
  explicit MadeStory(std::string_view text, std::string_view source = "")
      : text_(text), source_(source) {
    Tokenizer tokenizer({.keep_offsets = true, .drop_furniture = false});
    tokenizer.Tokenize(text_, &tokens_);
    LayOut();
  }
  // A story of these words; no text.
  explicit MadeStory(const TokenStream& tokens) : tokens_(tokens) { LayOut(); }

  MadeStory(const MadeStory&) = delete;
  MadeStory& operator=(const MadeStory&) = delete;

  StorySide side() const {
    return {.tokens = tokens_.view(),
            .profile = &profile_,
            .exact = tokens_.exact,
            .sets = &sets_,
            .source = source_};
  }
  const TokenStream& tokens() const { return tokens_; }
  const Profile& profile() const { return profile_; }
  const Bitmaps& bitmaps() const { return bitmaps_; }
  size_t size() const { return tokens_.words.size(); }

  // The text of the words [begin, end).
  std::string_view Text(uint32_t begin, uint32_t end) const {
    return Bytes(tokens_.begins[begin], tokens_.ends[end - 1]);
  }
  std::string_view Bytes(uint32_t begin, uint32_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }

 private:
  void LayOut() {
    const FrequencyTable& table = FrequencyTable::BuiltIn();
    ProfileBuilder(table).Build(tokens_.view(), &profile_);
    std::vector<uint8_t> rarities;
    WordRarities(tokens_.view(), table, &rarities);
    BitmapBuilder().Build(tokens_.view(), rarities, &bitmaps_);
  }

  std::string text_;
  std::string source_;
  TokenStream tokens_;
  Profile profile_;
  Bitmaps bitmaps_;
  mutable ShingleSets sets_;
};

}  // namespace neardup

#endif  // NEARDUP_TESTS_VERIFY_MADE_STORY_H_
