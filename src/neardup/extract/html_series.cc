#include "neardup/extract/html_series.h"

#include <algorithm>
#include <utility>

#include "neardup/extract/block_forms.h"

namespace neardup {
namespace {

constexpr size_t kLeastItems = 3;

// What stands in a container and those inside it.
struct Contents {
  int64_t text = 0;  // letters
  uint32_t texts = 0;
  uint32_t clocks = 0;
  uint32_t clocks_alone = 0;
  uint32_t headings = 0;  // that lead nowhere else
  uint32_t links = 0;     // lines and headings that lead to another page
  uint32_t actions = 0;   // lines of links, buttons
  uint32_t names = 0;     // other short lines
  bool live_entry = false;
  bool headline = false;
  size_t first = SIZE_MAX;  // block

  void Add(const Contents& inner) {
    text += inner.text;
    texts += inner.texts;
    clocks += inner.clocks;
    clocks_alone += inner.clocks_alone;
    headings += inner.headings;
    links += inner.links;
    actions += inner.actions;
    names += inner.names;
    live_entry |= inner.live_entry;
    headline |= inner.headline;
    first = std::min(first, inner.first);
  }
};

void AddBlock(const HtmlBlocks& page, size_t i, Contents* contents) {
  const HtmlBlock& block = page.blocks[i];
  contents->first = std::min(contents->first, i);
  if (block.use == BlockUse::kFurniture) ++contents->actions;
  if (block.use != BlockUse::kNone) return;
  const ClockForm clock = ClockFormOf(page, block);
  contents->clocks += clock != ClockForm::kNone;
  contents->clocks_alone += clock == ClockForm::kAlone;
  if (IsOwnHeading(block)) {
    ++contents->headings;
  } else if (IsLinkLine(block) || block.heading_level > 0) {
    ++contents->actions;
    contents->links += block.leads_away;
  } else if (IsTextBlock(page, block)) {
    contents->text += block.length;
    ++contents->texts;
  } else {
    ++contents->names;
  }
}

std::vector<Contents> ContentsOf(const HtmlBlocks& page, size_t headline) {
  std::vector<Contents> contents(page.containers.size());
  for (size_t i = 0; i < page.blocks.size(); ++i)
    AddBlock(page, i, &contents[page.blocks[i].container]);
  if (headline < page.blocks.size())
    contents[page.blocks[headline].container].headline = true;
  // Containers stand behind those that hold them.
  for (size_t c = contents.size(); c-- > 1;) {
    contents[c].live_entry |= page.containers[c].live_entry;
    contents[page.containers[c].parent].Add(contents[c]);
  }
  return contents;
}

// In how many of a series' items there is something.
struct Shares {
  size_t items = 0;
  size_t live_entries = 0;
  size_t clocks = 0;
  size_t clocks_alone = 0;
  size_t clocks_before = 0;  // in the block in front of it
  size_t headings = 0;
  size_t links = 0;
  size_t actions = 0;
  size_t names = 0;
  int64_t text = 0;
  uint32_t texts = 0;
  size_t first = SIZE_MAX;

  void Add(const Contents& item, bool timed_before) {
    ++items;
    clocks_before += timed_before;
    live_entries += item.live_entry;
    clocks += item.clocks > 0;
    clocks_alone += item.clocks_alone > 0;
    headings += item.headings > 0;
    links += item.links > 0;
    actions += item.actions > 0;
    names += item.names > 0;
    text += item.text;
    texts += item.texts;
    first = std::min(first, item.first);
  }
  // Other things may stand between entries.
  bool MostHaveClocks() const { return clocks * 3 >= items * 2; }
  bool NearlyAll(size_t some) const { return some * 5 >= items * 4; }
};

bool AreEntries(const Shares& all, int64_t before, bool live_blog) {
  if (all.NearlyAll(all.live_entries)) return true;
  if (all.NearlyAll(all.clocks_before)) return true;
  if (!all.MostHaveClocks()) return false;
  if (live_blog && all.headings > 0) return true;
  if (all.headings * 3 >= all.items) return true;
  // Comments have times as well, but seldom without a date, and stand below a
  // story.
  return all.NearlyAll(all.clocks_alone) || before * 4 <= all.text;
}

// Whether a time of day stands in front of the item, which has none.
bool TimedBefore(const HtmlBlocks& page, const Contents& item) {
  return item.clocks == 0 && item.first > 0 && item.first < SIZE_MAX &&
         ClockFormOf(page, page.blocks[item.first - 1]) == ClockForm::kAlone;
}

// `before`: letters of text between the headline and the series.
SeriesKind KindOf(const Shares& all, int64_t before, bool live_blog) {
  constexpr int64_t kLongestTeaser = 300;
  const bool linked = all.NearlyAll(all.links);
  if (!(linked && all.headings == 0) && AreEntries(all, before, live_blog))
    return SeriesKind::kEntries;
  if (all.headings * 2 >= all.items) return SeriesKind::kNone;
  const auto items = static_cast<int64_t>(all.items);
  if (linked && all.text <= kLongestTeaser * items && all.texts <= 2 * items)
    return SeriesKind::kTeasers;
  return all.NearlyAll(all.actions) && all.NearlyAll(all.names) &&
                 before >= kLeastStory
             ? SeriesKind::kComments
             : SeriesKind::kNone;
}

// For each block the letters of text in front of it and behind the headline.
std::vector<int64_t> TextBefore(const HtmlBlocks& page, size_t headline) {
  std::vector<int64_t> before(page.blocks.size());
  const size_t begin = headline < page.blocks.size() ? headline : 0;
  int64_t text = 0;
  for (size_t i = begin; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    before[i] = text;
    if (block.use == BlockUse::kNone && IsTextBlock(page, block))
      text += block.length;
  }
  return before;
}

// What elements of one series have in common: their parent and their name.
std::pair<uint32_t, size_t> SeriesOf(const HtmlContainer& item) {
  return {item.parent, HtmlElementIndex(*item.element)};
}

// The containers with text, those of a series beside each other.
std::vector<uint32_t> ItemsOf(const HtmlBlocks& page,
                              const std::vector<Contents>& contents) {
  std::vector<uint32_t> items;
  for (uint32_t c = 1; c < contents.size(); ++c)
    if (contents[c].texts > 0) items.push_back(c);
  std::stable_sort(items.begin(), items.end(), [&page](uint32_t a, uint32_t b) {
    return SeriesOf(page.containers[a]) < SeriesOf(page.containers[b]);
  });
  return items;
}

}  // namespace

std::vector<SeriesKind> FindSeries(const HtmlBlocks& page,
                                   const SeriesHints& hints) {
  const std::vector<Contents> contents = ContentsOf(page, hints.headline);
  const std::vector<int64_t> before = TextBefore(page, hints.headline);
  const std::vector<uint32_t> items = ItemsOf(page, contents);
  std::vector<SeriesKind> kinds(page.containers.size());
  for (size_t begin = 0, end = 0; begin < items.size(); begin = end) {
    const auto series = SeriesOf(page.containers[items[begin]]);
    Shares all;
    bool headline = false;
    for (end = begin;
         end < items.size() && SeriesOf(page.containers[items[end]]) == series;
         ++end) {
      const Contents& item = contents[items[end]];
      all.Add(item, TimedBefore(page, item));
      headline |= item.headline;
    }
    if (all.items < kLeastItems || headline) continue;
    const SeriesKind kind = KindOf(all, before[all.first], hints.live_blog);
    const bool timed = kind == SeriesKind::kEntries && all.MostHaveClocks();
    for (size_t i = begin; i < end; ++i) {
      const Contents& item = contents[items[i]];
      const bool insert = timed && item.clocks == 0 && !item.live_entry;
      kinds[items[i]] = insert ? SeriesKind::kInserts : kind;
    }
  }
  for (size_t c = 1; c < kinds.size(); ++c) {
    const SeriesKind outer = kinds[page.containers[c].parent];
    if (outer != SeriesKind::kNone) kinds[c] = outer;
  }
  return kinds;
}

}  // namespace neardup
