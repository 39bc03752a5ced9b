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
  uint32_t headings = 0;     // that lead nowhere else
  uint32_t links = 0;        // lines and headings that lead to another page
  uint32_t titles = 0;       // of these the headings
  uint32_t actions = 0;      // lines of links, buttons
  uint32_t names = 0;        // other short lines, but times
  uint32_t short_lines = 0;  // the same with times and more words
  bool live_entry = false;
  bool headline = false;
  size_t first = SIZE_MAX;  // block
  size_t first_text = SIZE_MAX;
  size_t first_link = SIZE_MAX;  // of `links`

  bool BeginsWithLink() const { return titles > 0 || first_link < first_text; }
  void Add(const Contents& inner) {
    text += inner.text;
    texts += inner.texts;
    clocks += inner.clocks;
    clocks_alone += inner.clocks_alone;
    headings += inner.headings;
    links += inner.links;
    titles += inner.titles;
    actions += inner.actions;
    names += inner.names;
    short_lines += inner.short_lines;
    live_entry |= inner.live_entry;
    headline |= inner.headline;
    first = std::min(first, inner.first);
    first_text = std::min(first_text, inner.first_text);
    first_link = std::min(first_link, inner.first_link);
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
    contents->titles += block.leads_away && block.heading_level > 0;
    if (block.leads_away)
      contents->first_link = std::min(contents->first_link, i);
  } else if (IsTextBlock(page, block)) {
    contents->text += block.length;
    ++contents->texts;
    contents->first_text = std::min(contents->first_text, i);
  } else {
    contents->names += clock == ClockForm::kNone;
    contents->short_lines += clock != ClockForm::kAlone;
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
  size_t titles = 0;  // or a link in front of its text
  size_t actions = 0;
  size_t names = 0;
  size_t short_lines = 0;
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
    titles += item.BeginsWithLink();
    actions += item.actions > 0;
    names += item.names > 0;
    short_lines += item.short_lines > 0;
    text += item.text;
    texts += item.texts;
    first = std::min(first, item.first);
  }
  // Other things may stand between entries.
  bool MostHaveClocks() const { return clocks * 3 >= items * 2; }
  bool NearlyAll(size_t some) const { return some * 5 >= items * 4; }
};

// Where a series stands.
struct Place {
  int64_t before = 0;    // letters of text between the headline and it
  bool outside = false;  // of the headline's <article>
  bool live_blog = false;
};

bool AreEntries(const Shares& all, const Place& place) {
  if (all.NearlyAll(all.live_entries)) return true;
  // A programme or events may stand below a story.
  const bool below = place.before >= kLeastStory && !place.live_blog;
  if (below && place.outside) return false;
  if (all.NearlyAll(all.clocks_before)) return true;
  if (!all.MostHaveClocks()) return false;
  if (place.live_blog && all.headings > 0) return true;
  if (all.headings * 3 >= all.items) return true;
  // Comments have times as well, but seldom without a date.
  if (all.NearlyAll(all.clocks_alone)) return true;
  const bool signed_by = all.NearlyAll(all.names) && all.NearlyAll(all.actions);
  return place.before < kLeastStory || (place.live_blog && !signed_by);
}

// Whether a time of day stands in front of the item, which has none.
bool TimedBefore(const HtmlBlocks& page, const Contents& item) {
  return item.clocks == 0 && item.first > 0 && item.first < SIZE_MAX &&
         ClockFormOf(page, page.blocks[item.first - 1]) == ClockForm::kAlone;
}

SeriesKind KindOf(const Shares& all, const Place& place) {
  constexpr int64_t kLongestTeaser = 300;
  const bool sections = all.headings * 2 >= all.items;
  const bool said = place.live_blog || all.NearlyAll(all.live_entries);
  const bool titled = all.NearlyAll(all.titles);
  const bool below =
      place.before >= kLeastStory && all.NearlyAll(all.actions) && !sections;
  if (below && all.NearlyAll(all.names) && !said && !titled)
    return SeriesKind::kComments;
  const bool led_away = all.NearlyAll(all.links) && all.headings == 0;
  if (!led_away && AreEntries(all, place)) return SeriesKind::kEntries;
  if (sections) return SeriesKind::kNone;
  const auto items = static_cast<int64_t>(all.items);
  if (titled && all.text <= kLongestTeaser * items && all.texts <= 2 * items)
    return SeriesKind::kTeasers;
  return below && all.NearlyAll(all.short_lines) ? SeriesKind::kComments
                                                 : SeriesKind::kNone;
}

// The headline's own <article>; 0 if it is in none.
uint32_t ArticleOf(const HtmlBlocks& page, size_t headline) {
  if (headline >= page.blocks.size()) return 0;
  uint32_t c = page.blocks[headline].container;
  while (c != 0 && page.containers[c].element->name != "article")
    c = page.containers[c].parent;
  return c;
}

// For each container the innermost around it that is the story's body: said to
// be it, or the headline's `article`; 0 if there is none.
std::vector<uint32_t> BodiesOf(const HtmlBlocks& page, uint32_t article) {
  std::vector<uint32_t> bodies(page.containers.size());
  for (uint32_t c = 1; c < bodies.size(); ++c) {
    const bool body =
        page.containers[c].story_body || (c == article && article != 0);
    bodies[c] = body ? c : bodies[page.containers[c].parent];
  }
  return bodies;
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
  const uint32_t article = ArticleOf(page, hints.headline);
  const std::vector<uint32_t> bodies = BodiesOf(page, article);
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
    const uint32_t body = bodies[series.first];
    const bool outside = contents[article].text >= kLeastStory && body == 0;
    SeriesKind kind = KindOf(
        all, {before[all.first], article != 0 && outside, hints.live_blog});
    const bool aside = kind == SeriesKind::kTeasers ||
                       kind == SeriesKind::kComments ||
                       (kind == SeriesKind::kNone && all.NearlyAll(all.links));
    if (aside && body != 0 && all.text * 2 > contents[body].text)
      kind = SeriesKind::kParts;
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
