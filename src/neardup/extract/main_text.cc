#include "neardup/extract/main_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "neardup/extract/block_forms.h"
#include "neardup/extract/html_series.h"
#include "neardup/extract/other_stories.h"

namespace neardup {
namespace {

// What is known of a page before its story is looked for.
struct Marks {
  StoryHints hints;
  size_t headline;                 // block
  std::vector<bool> other;         // by container: in another story
  std::vector<SeriesKind> series;  // by container

  bool IsEntry(const HtmlBlock& block) const {
    return series[block.container] == SeriesKind::kEntries;
  }
};

// Where the story is looked for.
struct Ground {
  BlockUse worst = BlockUse::kNone;
  bool set_aside = true;  // other stories, teasers and comments
};

// Whether no other text block stands next to it, as in comments and teasers,
// where names, times and links stand between all texts. Furniture does not
// count, nor does it in live blogs, where every entry has them.
std::vector<bool> FindLonely(const HtmlBlocks& page, const Marks& marks,
                             const std::vector<bool>& usable) {
  const bool has_entries =
      std::find(marks.series.begin(), marks.series.end(),
                SeriesKind::kEntries) != marks.series.end();
  std::vector<bool> lonely(page.blocks.size(),
                           has_entries || !marks.hints.live_blog);
  size_t last = 0;
  bool last_is_text = false;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    const bool on_page = IsLinkLine(block) && !block.leads_away;
    if (!usable[i] || IsOwnHeading(block) || on_page) continue;
    const bool is_text = IsTextBlock(page, page.blocks[i]);
    if (is_text && last_is_text) lonely[i] = lonely[last] = false;
    const SeriesKind series = marks.series[block.container];
    if (series == SeriesKind::kEntries || series == SeriesKind::kParts)
      lonely[i] = false;
    last = i;
    last_is_text = is_text;
  }
  return lonely;
}

// What it costs a run to go on to the block: it stands in other containers.
int64_t CostOfBorders(const HtmlBlock& block) {
  constexpr int64_t kBorder = 8;  // for each but those of a wrapped paragraph
  constexpr int kFreeBorders = 2;
  return kBorder * std::max(0, static_cast<int>(block.borders) - kFreeBorders);
}

double LinkShare(const HtmlBlock& block) {
  return static_cast<double>(block.link_length) / std::max(block.length, 1u);
}

// What the block says for (above 0) or against the story going on here.
int64_t ScoreOf(const HtmlBlocks& page, const HtmlBlock& block, bool lonely) {
  constexpr int64_t kClosing = -400;
  constexpr int64_t kLinkLine = -40;
  constexpr int64_t kShortLine = -15;
  if (IsClosingLine(page.TextOf(block))) return kClosing;
  if (IsLinkLine(block)) return kLinkLine;
  if (!IsTextBlock(page, block)) return kShortLine;
  const double weight =
      (block.kind == BlockKind::kParagraph ? 1.0 : 0.7) * (lonely ? 0.25 : 1.0);
  // Above this a block says no more: it may be a page without markup.
  const double length = std::min<double>(block.length, 600);
  return static_cast<int64_t>(length * weight * (1 - LinkShare(block)));
}

struct Run {
  size_t begin = 0;
  size_t end = 0;
  int64_t score = 0;
};

// The run of blocks with the largest sum of `scores` (Kadane), less what it
// costs to go on from each block to the next.
Run BestRun(const std::vector<int64_t>& scores,
            const std::vector<int64_t>& costs) {
  Run best;
  Run run;
  for (size_t i = 0; i < scores.size(); ++i) {
    run.score -= costs[i];
    if (run.score <= 0) run = {i, i, 0};
    run.score += scores[i];
    run.end = i + 1;
    if (run.score > best.score) best = run;
  }
  return best;
}

// How much text there is in each container and those inside it.
std::vector<int64_t> TextIn(const HtmlBlocks& page, Run run,
                            const std::vector<bool>& usable) {
  std::vector<int64_t> text(page.containers.size());
  for (size_t i = run.begin; i < run.end; ++i) {
    if (usable[i] && IsTextBlock(page, page.blocks[i]))
      text[page.blocks[i].container] += page.blocks[i].length;
  }
  // Containers stand behind those that hold them.
  for (size_t c = text.size(); c-- > 1;)
    text[page.containers[c].parent] += text[c];
  return text;
}

// Whether each container is `wanted` or inside it.
std::vector<bool> InsideOf(const HtmlBlocks& page, size_t wanted) {
  std::vector<bool> inside(page.containers.size());
  inside[wanted] = true;
  for (size_t c = wanted + 1; c < inside.size(); ++c)
    inside[c] = inside[page.containers[c].parent];
  return inside;
}

// The innermost container with nearly all of the run.
size_t ContainerOfMost(const std::vector<int64_t>& text) {
  constexpr double kNearlyAll = 0.85;
  size_t found = 0;
  for (size_t c = 1; c < text.size(); ++c)
    if (static_cast<double>(text[c]) >
        kNearlyAll * static_cast<double>(text[0]))
      found = c;
  return found;
}

// The container that is said to be the story's and has most text, if it has a
// fair part of what the run has; else 0.
size_t SaidToBeStory(const HtmlBlocks& page, const std::vector<bool>& usable,
                     int64_t run_text) {
  constexpr double kFairPart = 0.4;
  const std::vector<int64_t> text =
      TextIn(page, {0, page.blocks.size(), 0}, usable);
  // Of a live blog each entry may be said to be an article.
  std::vector<bool> in_entry(text.size());
  for (size_t c = 1; c < text.size(); ++c)
    in_entry[c] =
        page.containers[c].live_entry || in_entry[page.containers[c].parent];
  size_t found = 0;
  int64_t most = 0;
  for (size_t c = 1; c < text.size(); ++c) {
    if (page.containers[c].story_body && !in_entry[c] && text[c] > most) {
      found = c;
      most = text[c];
    }
  }
  return static_cast<double>(most) >= kFairPart * static_cast<double>(run_text)
             ? found
             : 0;
}

// Whether a block inside the story's container is read as part of it.
bool BelongsToStory(const HtmlBlocks& page, const Marks& marks,
                    const HtmlBlock& block) {
  const bool entry = marks.IsEntry(block);
  if (IsLinkLine(block) && !IsOwnHeading(block)) return false;
  const std::string_view text = page.TextOf(block);
  if (text == marks.hints.title || IsClosingLine(text)) return false;
  if (block.heading_level == 0 && ClockFormOf(page, block) == ClockForm::kAlone)
    return false;
  if (block.kind != BlockKind::kHeading && !IsTextBlock(page, block) &&
      (entry || block.kind == BlockKind::kOther))
    return EndsLikeASentence(text) &&
           ClockFormOf(page, block) == ClockForm::kNone;
  return true;
}

std::vector<bool> FindUsable(const HtmlBlocks& page, const Marks& marks,
                             const Ground& ground) {
  std::vector<bool> usable(page.blocks.size());
  for (size_t i = 0; i < usable.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    const SeriesKind series = marks.series[block.container];
    const bool entry = series == SeriesKind::kEntries;
    const bool aside = (marks.other[block.container] && !entry) ||
                       series == SeriesKind::kInserts ||
                       series == SeriesKind::kTeasers ||
                       series == SeriesKind::kComments;
    usable[i] = block.use <= ground.worst && !(ground.set_aside && aside);
  }
  return usable;
}

// The run with all entries of a live blog beside those in it: the first and the
// last may be short.
Run WithEntries(const HtmlBlocks& page, const Marks& marks,
                const std::vector<bool>& usable, Run run) {
  const auto reads_on = [&](size_t i) {
    return !usable[i] || marks.IsEntry(page.blocks[i]) ||
           !IsTextBlock(page, page.blocks[i]);
  };
  if (run.begin == run.end || !marks.IsEntry(page.blocks[run.begin]))
    return run;
  for (size_t i = run.begin; i > 0 && reads_on(i - 1); --i)
    if (marks.IsEntry(page.blocks[i - 1])) run.begin = i - 1;
  for (size_t i = run.end; i < usable.size() && reads_on(i); ++i)
    if (marks.IsEntry(page.blocks[i])) run.end = i + 1;
  return run;
}

// Puts in front of the blocks found those between them and the headline that
// are the lead of the story: text, points in a list, a subtitle. Not where
// links lead away between them, nor if it is much.
void AddLead(const HtmlBlocks& page, const Marks& marks,
             const std::vector<bool>& usable, std::vector<size_t>* found) {
  constexpr uint32_t kLongestLead = 800;
  constexpr uint32_t kLeastSubtitle = 40;
  if (found->empty()) return;
  std::vector<size_t> lead;
  uint32_t length = 0;
  for (size_t i = marks.headline + 1; i < found->front(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (!usable[i]) continue;
    if (IsLinkLine(block) && block.leads_away) return;
    if (!BelongsToStory(page, marks, block)) continue;
    const bool heading = block.kind == BlockKind::kHeading;
    if (heading && block.length < kLeastSubtitle) continue;
    if (block.kind == BlockKind::kParagraph && !IsTextBlock(page, block))
      continue;
    lead.push_back(i);
    length += block.length;
  }
  if (length <= kLongestLead)
    found->insert(found->begin(), lead.begin(), lead.end());
}

std::vector<size_t> Select(const HtmlBlocks& page, const Marks& marks,
                           const Ground& ground) {
  const size_t size = page.blocks.size();
  const std::vector<bool> usable = FindUsable(page, marks, ground);
  const std::vector<bool> lonely = FindLonely(page, marks, usable);
  std::vector<int64_t> scores(size);
  std::vector<int64_t> costs(size);
  for (size_t i = 0; i < size; ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (usable[i]) costs[i] = CostOfBorders(block);
    // A caption has its picture beside it, not a text.
    const bool alone = lonely[i] && block.use != BlockUse::kCaption;
    // What stands in furniture only stands between.
    scores[i] = usable[i] ? ScoreOf(page, block, alone) : -2;
  }
  Run run = WithEntries(page, marks, usable, BestRun(scores, costs));
  const std::vector<int64_t> text = TextIn(page, run, usable);
  size_t container = SaidToBeStory(page, usable, text[0]);
  if (container != 0) {
    run = {0, size, 0};
  } else {
    container = ContainerOfMost(text);
  }
  const std::vector<bool> inside = InsideOf(page, container);
  std::vector<size_t> found;
  for (size_t i = run.begin; i < run.end; ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (usable[i] && inside[block.container] &&
        BelongsToStory(page, marks, block))
      found.push_back(i);
  }
  // A heading at the end begins something else.
  while (!found.empty() &&
         page.blocks[found.back()].kind == BlockKind::kHeading)
    found.pop_back();
  AddLead(page, marks, usable, &found);
  return found;
}

int64_t TotalLength(const HtmlBlocks& page, const std::vector<size_t>& found) {
  int64_t length = 0;
  for (const size_t i : found) length += page.blocks[i].length;
  return length;
}

}  // namespace

std::vector<size_t> FindMainBlocks(const HtmlBlocks& page,
                                   const StoryHints& hints) {
  if (page.blocks.empty()) return {};
  const size_t headline = FindHeadline(page, hints.title);
  const Marks marks = {
      hints, headline, FindOtherStories(page, headline),
      FindSeries(page, {.headline = headline, .live_blog = hints.live_blog})};
  std::vector<size_t> found = Select(page, marks, {});
  // So little is hardly all: names and series are believed less and less.
  constexpr int64_t kLeastSentence = 60;
  constexpr Ground kGrounds[] = {
      {.worst = BlockUse::kCaption},
      {.worst = BlockUse::kFurnitureByClass},
      {.worst = BlockUse::kFurnitureByClass, .set_aside = false}};
  for (const Ground& ground : kGrounds) {
    const int64_t length = TotalLength(page, found);
    // What was set aside is not taken for want of a longer story.
    if (length >= (ground.set_aside ? kLeastStory : kLeastSentence)) break;
    std::vector<size_t> more = Select(page, marks, ground);
    if (TotalLength(page, more) > 3 * length) found = std::move(more);
  }
  return found;
}

std::string MainText(const HtmlBlocks& page, const StoryHints& hints) {
  std::string text;
  for (const size_t i : FindMainBlocks(page, hints)) {
    if (!text.empty()) text += '\n';
    text += page.TextOf(page.blocks[i]);
  }
  return text;
}

}  // namespace neardup
