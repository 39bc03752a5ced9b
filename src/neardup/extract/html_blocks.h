// A page cut into blocks: its lines of text, each with what the markup around
// it says about it. The ground on which main_text.h finds the story.

#ifndef NEARDUP_EXTRACT_HTML_BLOCKS_H_
#define NEARDUP_EXTRACT_HTML_BLOCKS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/extract/html_elements.h"
#include "neardup/extract/html_text.h"
#include "neardup/extract/html_tokens.h"

namespace neardup {

enum class BlockKind : uint8_t { kOther, kParagraph, kHeading, kItem, kCell };

// What an element around a block is for, by its name and attributes.
enum class BlockUse : uint8_t {
  kNone,
  kCaption,           // of a picture
  kFurnitureByClass,  // class or id says menu, comments, related, cookies, ...
  kFurniture,         // nav, aside, footer, form, ...; or not shown
};

struct HtmlBlock {
  size_t begin = 0;  // its text in HtmlBlocks::text, without line feed
  size_t end = 0;
  uint32_t length = 0;  // in letters of the Latin script: one of Han is two
  uint32_t link_length = 0;  // how much of that stands in links
  uint32_t container = 0;    // index into HtmlBlocks::containers
  uint16_t borders = 0;      // containers begun and ended since the last block
  BlockKind kind = BlockKind::kOther;
  BlockUse use = BlockUse::kNone;
  uint8_t heading_level = 0;  // 1 for h1, ..., 0 if it is no heading
  bool leads_away = false;    // has a link to another page
};

// An element that holds blocks: div, section, ul, ... Its own container stands
// before it; the first, 0, is the page and its own.
struct HtmlContainer {
  uint32_t parent = 0;
  const HtmlElement* element = nullptr;
  bool story_body = false;  // said to be the story: itemprop=articleBody, ...
  bool live_entry = false;  // said to be an entry: itemprop=liveBlogUpdate
};

struct HtmlBlocks {
  std::string text;
  std::vector<HtmlBlock> blocks;  // none is empty
  std::vector<HtmlContainer> containers;

  std::string_view TextOf(const HtmlBlock& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

// What class and id say of an element with the attributes of a start tag, and
// `hidden`, `aria-hidden` and a style that does not show it.
struct ElementHints {
  BlockUse use = BlockUse::kNone;
  bool story_body = false;
  bool live_entry = false;
  bool leads_away = false;  // has an address that is not on this page
};
ElementHints HintsOf(const HtmlElement& element, std::string_view attributes);

// Builds HtmlBlocks from the tokens of a page, in order. Memory: that of the
// text, and 8 bytes for every open element. Cost: linear in the page however
// its elements nest: end tags of elements that are not open are skipped, and
// others close all that was opened after theirs.
//
// Example:
//   HtmlBlockBuilder builder;
//   HtmlTokens tokens(html);
//   while (tokens.Next()) builder.Add(tokens);
//   HtmlBlocks blocks = std::move(builder).Finish();
class HtmlBlockBuilder {
 public:
  HtmlBlockBuilder();

  void Add(const HtmlTokens& token);
  HtmlBlocks Finish() &&;

 private:
  struct Open {
    const HtmlElement* element;
    uint32_t container;
    BlockUse use;
    bool hidden;
    bool link;
    bool leads_away;
  };

  void Start(const HtmlElement& element, std::string_view attributes);
  void End(const HtmlElement& element);
  void Push(const Open& open);
  void Pop();
  void AddText(std::string_view raw);
  void EndBlock();
  uint32_t* OpenCount(const HtmlElement& element);

  HtmlBlocks result_;
  LineWriter lines_;
  std::vector<Open> open_;
  std::vector<uint32_t> open_counts_;  // of each known element
  std::string decoded_;
  HtmlBlock block_;  // the one being filled
};

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_HTML_BLOCKS_H_
