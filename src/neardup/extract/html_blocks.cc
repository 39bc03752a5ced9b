#include "neardup/extract/html_blocks.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "neardup/extract/html_characters.h"

namespace neardup {
namespace {

// Han, Kana and Hangul say in one letter what takes two or three of Latin.
uint32_t LengthOf(std::string_view utf8) {
  uint32_t length = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE3 && byte < 0xF0) {
      length += 2;
    } else if ((byte & 0xC0) != 0x80) {
      ++length;
    }
  }
  return length;
}

BlockKind KindOf(const HtmlElement& element) {
  const std::string_view name = element.name;
  if (name == "p" || name == "blockquote" || name == "pre")
    return BlockKind::kParagraph;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    return BlockKind::kHeading;
  if (name == "li" || name == "dd" || name == "dt") return BlockKind::kItem;
  if (name == "td" || name == "th" || name == "caption")
    return BlockKind::kCell;
  return BlockKind::kOther;
}

// A block element that may hold several blocks, as a paragraph does not.
bool IsContainer(const HtmlElement& element) {
  if (element.role != HtmlRole::kBlock) return false;
  const BlockKind kind = KindOf(element);
  return kind == BlockKind::kOther || element.name == "blockquote";
}

// Besides these, items of lists may hold more than a line: each is a container,
// but no border, so that a list reads on.
bool MakesContainer(const HtmlElement& element) {
  return IsContainer(element) || element.name == "li" || element.name == "dd";
}

// Elements whose end tag may be left out end where one of these begins.
bool Closes(const HtmlElement& next, const HtmlElement& open) {
  if (open.name == "p") return next.role == HtmlRole::kBlock;
  if (open.name == "li") return next.name == "li";
  if (open.name == "dd" || open.name == "dt")
    return next.name == "dd" || next.name == "dt";
  if (open.name == "td" || open.name == "th")
    return next.name == "td" || next.name == "th" || next.name == "tr";
  if (open.name == "tr") return next.name == "tr";
  if (open.name == "head")
    return next.name == "body" || next.role == HtmlRole::kBlock;
  return false;
}

}  // namespace

HtmlBlockBuilder::HtmlBlockBuilder()
    : lines_(&result_.text), open_counts_(HtmlElementCount()) {
  result_.containers.emplace_back();
  result_.containers[0].element = FindHtmlElement("html");
  open_.push_back(
      {FindHtmlElement("html"), 0, BlockUse::kNone, false, false, false});
}

uint32_t* HtmlBlockBuilder::OpenCount(const HtmlElement& element) {
  return &open_counts_[HtmlElementIndex(element)];
}

void HtmlBlockBuilder::Add(const HtmlTokens& token) {
  switch (token.kind()) {
    case HtmlTokenKind::kText:
      AddText(token.text());
      break;
    case HtmlTokenKind::kVerbatim:
      if (token.element().role != HtmlRole::kHidden) AddText(token.text());
      break;
    case HtmlTokenKind::kStartTag:
      Start(token.element(), token.attributes());
      break;
    case HtmlTokenKind::kEndTag:
      End(token.element());
      break;
  }
}

void HtmlBlockBuilder::AddText(std::string_view raw) {
  const Open& top = open_.back();
  if (top.hidden) return;
  decoded_.clear();
  AppendDecodedHtml(raw, &decoded_);
  const size_t before = result_.text.size();
  lines_.Append(decoded_);
  const uint32_t length =
      LengthOf(std::string_view(result_.text).substr(before));
  if (length == 0) return;
  block_.length += length;
  if (top.link) block_.link_length += length;
  block_.leads_away |= top.link && top.leads_away;
  // The last element that gives text says what the block is.
  block_.use = std::max(block_.use, top.use);
  block_.container = top.container;
}

void HtmlBlockBuilder::EndBlock() {
  const size_t begin = block_.begin;
  lines_.EndLine();
  if (result_.text.size() > begin) {
    block_.end = result_.text.size() - 1;
    for (size_t i = open_.size(); i-- > 0 && i + 8 > open_.size();) {
      block_.kind = KindOf(*open_[i].element);
      if (block_.kind == BlockKind::kHeading)
        block_.heading_level =
            static_cast<uint8_t>(open_[i].element->name[1] - '0');
      if (block_.kind != BlockKind::kOther || IsContainer(*open_[i].element))
        break;
    }
    result_.blocks.push_back(block_);
    block_ = {};
    block_.begin = result_.text.size();
  }
}

void HtmlBlockBuilder::Push(const Open& open) {
  ++*OpenCount(*open.element);
  open_.push_back(open);
}

void HtmlBlockBuilder::Pop() {
  const HtmlElement& element = *open_.back().element;
  if (element.role == HtmlRole::kBlock) EndBlock();
  if (element.role == HtmlRole::kCell) lines_.Space();
  if (IsContainer(element) &&
      block_.borders < std::numeric_limits<uint16_t>::max())
    ++block_.borders;
  --*OpenCount(element);
  open_.pop_back();
}

void HtmlBlockBuilder::Start(const HtmlElement& element,
                             std::string_view attributes) {
  while (open_.size() > 1 && Closes(element, *open_.back().element)) Pop();
  // A paragraph may have inline elements open in it.
  if (element.role == HtmlRole::kBlock) End(*FindHtmlElement("p"));
  // A link that was not closed ends where the next one begins.
  if (element.name == "a") End(element);
  if (element.role == HtmlRole::kBlock || element.role == HtmlRole::kBreak)
    EndBlock();
  if (element.role == HtmlRole::kCell) lines_.Space();
  if (element.empty) return;
  Open open = open_.back();
  open.element = &element;
  open.hidden |= element.role == HtmlRole::kHidden;
  open.link |= element.name == "a";
  const ElementHints hints = HintsOf(element, attributes);
  open.use = std::max(open.use, hints.use);
  if (element.name == "a") open.leads_away = hints.leads_away;
  if (MakesContainer(element)) {
    result_.containers.push_back(
        {open.container, &element, hints.story_body, hints.live_entry});
    open.container = static_cast<uint32_t>(result_.containers.size() - 1);
  }
  if (IsContainer(element) &&
      block_.borders < std::numeric_limits<uint16_t>::max())
    ++block_.borders;
  Push(open);
}

void HtmlBlockBuilder::End(const HtmlElement& element) {
  if (*OpenCount(element) == 0) return;
  // The counts leave out the page's own element, which is never popped.
  while (open_.back().element != &element) Pop();
  Pop();
}

HtmlBlocks HtmlBlockBuilder::Finish() && {
  while (open_.size() > 1) Pop();
  EndBlock();
  return std::move(result_);
}

}  // namespace neardup
