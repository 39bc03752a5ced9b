#include "neardup/extract/main_text.h"

#include <algorithm>
#include <cstdint>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

// Of letters in links. News text links a name or a source; lists are links.
constexpr double kMostLinks = 0.5;
// A shorter line is a sentence only if it is a paragraph and ends like one.
constexpr uint32_t kSentenceLength = 60;
// What a good page has at least; below it the class names are not believed.
constexpr int64_t kLeastStory = 140;

// Lines that stand between a story and what is not of it.
constexpr std::string_view kClosingLines[] = {
    "also read",
    "comments",
    "leave a comment",
    "latest news",
    "more from",
    "more news",
    "more on this",
    "most popular",
    "most read",
    "read also",
    "read more",
    "recommended",
    "related",
    "related articles",
    "related news",
    "related stories",
    "related topics",
    "share this",
    "trending",
    "you may also like",
    "you might also like",
    "auch interessant",
    "das könnte sie auch interessieren",
    "das könnte sie interessieren",
    "kommentare",
    "mehr zum thema",
    "meistgelesen",
    "lesen sie auch",
    "à lire aussi",
    "a lire aussi",
    "commentaires",
    "lire aussi",
    "sur le même sujet",
    "comentarios",
    "lee también",
    "lea también",
    "más noticias",
    "noticias relacionadas",
    "te puede interesar",
    "comentários",
    "leia também",
    "leia mais",
    "notícias relacionadas",
    "commenti",
    "leggi anche",
    "potrebbe interessarti",
    "lees ook",
    "reacties",
    "czytaj także",
    "czytaj też",
    "komentarze",
    "читайте также",
    "комментарии",
    "по теме",
    "ilgili haberler",
    "yorumlar",
    "関連記事",
    "あわせて読みたい",
    "相关新闻",
    "相关阅读",
    "延伸阅读",
    "关键词",
    "اقرأ أيضا",
    "مواضيع ذات صلة",
    "संबंधित खबरें"};

bool EndsLikeASentence(std::string_view text) {
  constexpr std::string_view kEnds[] = {".",  "!",  "?", ":",  "\"", "”",
                                        "’",  "»",  "…", "。", "！", "？",
                                        "」", "）", ")", "।",  "؟",  "“"};
  return std::any_of(
      std::begin(kEnds), std::end(kEnds),
      [text](std::string_view end) { return text.ends_with(end); });
}

bool IsClosingLine(std::string_view text) {
  constexpr size_t kLongest = 80;
  if (text.size() > kLongest) return false;
  while (!text.empty() && (text.back() == ':' || text.back() == '.'))
    text.remove_suffix(1);
  const std::string lower = LowerAscii(text);
  if (lower.starts_with("more from ") || lower.starts_with("more on "))
    return true;
  return std::find(std::begin(kClosingLines), std::end(kClosingLines), lower) !=
         std::end(kClosingLines);
}

double LinkShare(const HtmlBlock& block) {
  return static_cast<double>(block.link_length) / std::max(block.length, 1u);
}

bool IsTextBlock(const HtmlBlocks& page, const HtmlBlock& block) {
  if (LinkShare(block) > kMostLinks || block.kind == BlockKind::kHeading)
    return false;
  if (block.length >= kSentenceLength) return true;
  return block.kind == BlockKind::kParagraph &&
         EndsLikeASentence(page.TextOf(block));
}

// Whether no other text block stands next to it, as in comments and teasers,
// where names, times and links stand between all texts. Furniture does not
// count.
std::vector<bool> FindLonely(const HtmlBlocks& page,
                             const std::vector<bool>& usable) {
  std::vector<bool> lonely(page.blocks.size(), true);
  size_t last = 0;
  bool last_is_text = false;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    if (!usable[i]) continue;
    const bool is_text = IsTextBlock(page, page.blocks[i]);
    if (is_text && last_is_text) lonely[i] = lonely[last] = false;
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

// What the block says for (above 0) or against the story going on here.
int64_t ScoreOf(const HtmlBlocks& page, const HtmlBlock& block, bool lonely) {
  constexpr int64_t kClosing = -400;
  constexpr int64_t kLinkLine = -40;
  constexpr int64_t kShortLine = -15;
  if (IsClosingLine(page.TextOf(block))) return kClosing;
  if (LinkShare(block) > kMostLinks) return kLinkLine;
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
  size_t found = 0;
  int64_t most = 0;
  for (size_t c = 1; c < text.size(); ++c) {
    if (page.containers[c].story_body && text[c] > most) {
      found = c;
      most = text[c];
    }
  }
  return static_cast<double>(most) >= kFairPart * static_cast<double>(run_text)
             ? found
             : 0;
}

// Whether a block inside the story's container is read as part of it.
bool BelongsToStory(const HtmlBlocks& page, const HtmlBlock& block,
                    std::string_view title) {
  if (LinkShare(block) > kMostLinks) return false;
  const std::string_view text = page.TextOf(block);
  if (text == title || IsClosingLine(text)) return false;
  if (block.kind == BlockKind::kOther && !IsTextBlock(page, block))
    return EndsLikeASentence(text);
  return true;
}

std::vector<size_t> Select(const HtmlBlocks& page, std::string_view title,
                           BlockUse worst) {
  const size_t size = page.blocks.size();
  std::vector<bool> usable(size);
  for (size_t i = 0; i < size; ++i) usable[i] = page.blocks[i].use <= worst;
  const std::vector<bool> lonely = FindLonely(page, usable);
  std::vector<int64_t> scores(size);
  std::vector<int64_t> costs(size);
  for (size_t i = 0; i < size; ++i) {
    if (usable[i]) costs[i] = CostOfBorders(page.blocks[i]);
    // What stands in furniture only stands between.
    scores[i] = usable[i] ? ScoreOf(page, page.blocks[i], lonely[i]) : -2;
  }
  Run run = BestRun(scores, costs);
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
        BelongsToStory(page, block, title))
      found.push_back(i);
  }
  // A heading at the end begins something else.
  while (!found.empty() &&
         page.blocks[found.back()].kind == BlockKind::kHeading)
    found.pop_back();
  return found;
}

int64_t TotalLength(const HtmlBlocks& page, const std::vector<size_t>& found) {
  int64_t length = 0;
  for (const size_t i : found) length += page.blocks[i].length;
  return length;
}

}  // namespace

std::vector<size_t> FindMainBlocks(const HtmlBlocks& page,
                                   std::string_view title) {
  if (page.blocks.empty()) return {};
  std::vector<size_t> found = Select(page, title, BlockUse::kNone);
  if (TotalLength(page, found) >= kLeastStory) return found;
  std::vector<size_t> more = Select(page, title, BlockUse::kFurnitureByClass);
  return TotalLength(page, more) > 3 * TotalLength(page, found) ? more : found;
}

std::string MainText(const HtmlBlocks& page, std::string_view title) {
  std::string text;
  for (const size_t i : FindMainBlocks(page, title)) {
    if (!text.empty()) text += '\n';
    text += page.TextOf(page.blocks[i]);
  }
  return text;
}

}  // namespace neardup
