#include "neardup/extract/other_stories.h"

#include <algorithm>
#include <cstdint>

#include "neardup/extract/block_forms.h"

namespace neardup {
namespace {

// Of text in a card that leads to another story.
constexpr int64_t kLongestCard = 400;

// What stands in a container and those inside it.
struct Part {
  int64_t text = 0;                 // letters of text
  size_t first_text = SIZE_MAX;     // block
  size_t first_heading = SIZE_MAX;  // block, but not the headline
  size_t first_h1 = SIZE_MAX;       // the same
  bool holds_headline = false;

  void Add(const Part& inner) {
    text += inner.text;
    first_text = std::min(first_text, inner.first_text);
    first_heading = std::min(first_heading, inner.first_heading);
    first_h1 = std::min(first_h1, inner.first_h1);
  }
  bool BeginsWith(size_t heading) const {
    return text >= kLeastStory && heading < first_text;
  }
};

std::vector<Part> PartsOf(const HtmlBlocks& page, size_t headline) {
  std::vector<Part> parts(page.containers.size());
  const std::string_view title = page.TextOf(page.blocks[headline]);
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (block.use != BlockUse::kNone) continue;
    Part& part = parts[block.container];
    if (block.heading_level > 0) {
      // A headline may be said twice, as in a bar that stays in sight.
      if (i == headline || page.TextOf(block) == title) continue;
      part.first_heading = std::min(part.first_heading, i);
      if (block.heading_level == 1) part.first_h1 = std::min(part.first_h1, i);
    } else if (IsTextBlock(page, block)) {
      part.text += block.length;
      part.first_text = std::min(part.first_text, i);
    }
  }
  // Containers stand behind those that hold them.
  for (size_t c = parts.size(); c-- > 1;)
    parts[page.containers[c].parent].Add(parts[c]);
  for (uint32_t c = page.blocks[headline].container; c != 0;
       c = page.containers[c].parent)
    parts[c].holds_headline = true;
  parts[0].holds_headline = true;
  return parts;
}

bool IsArticle(const HtmlContainer& container) {
  return container.element->name == "article";
}

// How well a heading may be the headline: the title itself before one that
// holds it or is held by it, an <h1> before others.
constexpr int kOnlyHeading = 2;
int RankOfHeading(std::string_view text, std::string_view title,
                  const HtmlBlock& block) {
  const bool h1 = block.heading_level == 1;
  if (text == title) return h1 ? 5 : 4;
  // Looking for a long title in long headings could take the square of them.
  constexpr size_t kLongestTitle = 1000;
  const bool usual = std::max(text.size(), title.size()) <= kLongestTitle;
  const bool held = usual && text.size() * 2 >= title.size() &&
                    title.find(text) != std::string_view::npos;
  const bool holds = usual && title.size() * 2 >= text.size() &&
                     text.find(title) != std::string_view::npos;
  if (held || holds) return h1 ? 3 : 1;
  return h1 && !IsLinkLine(block) ? kOnlyHeading : 0;
}

// The innermost article around the headline, 0 if there is none.
uint32_t ArticleOf(const HtmlBlocks& page, size_t headline) {
  uint32_t c = page.blocks[headline].container;
  while (c != 0 && !IsArticle(page.containers[c]))
    c = page.containers[c].parent;
  return c;
}

// For each container that holds the headline's element and others beside it:
// that element, if there is text in it, else 0.
std::vector<uint32_t> ItemsOfHeadline(const HtmlBlocks& page,
                                      const std::vector<Part>& parts,
                                      size_t headline) {
  std::vector<uint32_t> items(parts.size());
  for (uint32_t c = page.blocks[headline].container; c != 0;
       c = page.containers[c].parent)
    if (parts[c].text >= kLeastStory) items[page.containers[c].parent] = c;
  return items;
}

// Whether both are elements of one kind; unknown ones share no kind.
bool AreAlike(const HtmlContainer& a, const HtmlContainer& b) {
  return a.element == b.element && !a.element->name.empty();
}

// Which of these have one like them before them, with a heading and text.
std::vector<bool> HaveOneBefore(const HtmlBlocks& page,
                                const std::vector<Part>& parts,
                                const std::vector<uint32_t>& items) {
  std::vector<bool> found(parts.size());
  for (uint32_t c = 1; c < parts.size(); ++c) {
    const uint32_t item = items[page.containers[c].parent];
    if (item > c && parts[c].BeginsWith(parts[c].first_heading) &&
        AreAlike(page.containers[c], page.containers[item]))
      found[item] = true;
  }
  return found;
}

// Takes back the cards inside the headline's own article if they hold more
// text than what stays: then they are the story, as reviews of five phones.
void KeepCardsOfLists(const HtmlBlocks& page, const std::vector<Part>& parts,
                      uint32_t own, std::vector<bool>* other) {
  std::vector<bool> inside(other->size());
  int64_t cards = 0;
  for (size_t c = own; c < other->size(); ++c) {
    const uint32_t parent = page.containers[c].parent;
    inside[c] = c == own || (c > own && inside[parent]);
    if (inside[c] && (*other)[c] && !(*other)[parent]) cards += parts[c].text;
  }
  if (own == 0 || cards * 2 <= parts[own].text) return;
  for (size_t c = own; c < other->size(); ++c)
    if (inside[c]) (*other)[c] = false;
}

}  // namespace

size_t FindHeadline(const HtmlBlocks& page, std::string_view title) {
  const size_t none = page.blocks.size();
  size_t found = none;
  int rank = 0;
  int firsts = 0;
  for (size_t i = 0; i < none; ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (block.heading_level == 0 || block.use == BlockUse::kFurniture) continue;
    const int level = RankOfHeading(page.TextOf(block), title, block);
    firsts += level == kOnlyHeading;
    if (level <= rank) continue;
    rank = level;
    found = i;
  }
  return rank == kOnlyHeading && firsts > 1 ? none : found;
}

std::vector<bool> FindOtherStories(const HtmlBlocks& page, size_t headline) {
  std::vector<bool> other(page.containers.size());
  if (headline >= page.blocks.size()) return other;
  const std::vector<Part> parts = PartsOf(page, headline);
  const std::vector<uint32_t> items = ItemsOfHeadline(page, parts, headline);
  const std::vector<bool> before = HaveOneBefore(page, parts, items);
  const uint32_t own = ArticleOf(page, headline);
  const bool own_has_text = own != 0 && parts[own].text >= kLeastStory;
  const uint8_t level = page.blocks[headline].heading_level;
  std::vector<bool> in_own(other.size());
  for (size_t c = 1; c < other.size(); ++c) {
    const HtmlContainer& container = page.containers[c];
    in_own[c] = c == own || in_own[container.parent];
    other[c] = other[container.parent];
    if (other[c] || parts[c].holds_headline) continue;
    const size_t heading = parts[c].first_heading;
    if (in_own[c]) {
      other[c] = IsArticle(container) && heading < parts[c].first_text &&
                 page.blocks[heading].leads_away &&
                 parts[c].text <= kLongestCard;
      continue;
    }
    if (!parts[c].BeginsWith(heading)) continue;
    const uint32_t item = items[container.parent];
    const bool alike = item != 0 && AreAlike(container, page.containers[item]);
    other[c] = (own_has_text && IsArticle(container)) ||
               (level == 1 && parts[c].BeginsWith(parts[c].first_h1)) ||
               (alike && before[item]) ||
               (alike && page.blocks[heading].heading_level <= level &&
                (level == 1 || IsArticle(container) ||
                 page.blocks[heading].leads_away));
  }
  KeepCardsOfLists(page, parts, own, &other);
  return other;
}

}  // namespace neardup
