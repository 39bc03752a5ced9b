#include "neardup/extract/block_forms.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

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

// "14:05", "9.30", "21h15" at the front of `text`: its length, else 0.
size_t ClockAt(std::string_view text) {
  const auto digit = [text](size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  const size_t hour = digit(1) ? 2 : 1;
  if (!digit(0) || hour >= text.size()) return 0;
  const char sign = text[hour];
  if (sign != ':' && sign != '.' && sign != 'h') return 0;
  if (!digit(hour + 1) || !digit(hour + 2) || digit(hour + 3)) return 0;
  // 12.05.2024 is a date.
  const size_t end = hour + 3;
  const bool more = end < text.size() && text[end] == sign && digit(end + 1);
  if (sign == '.' && more) return 0;
  if (hour == 2 && (text[0] > '2' || (text[0] == '2' && text[1] > '4')))
    return 0;
  return text[hour + 1] <= '5' ? end : 0;
}

// What says in a dozen languages how long ago something was: words before the
// number, words behind it, and signs that stand in no words.
constexpr std::string_view kAgoBefore[] = {"vor", "il y a", "hace", "há",
                                           "منذ"};
constexpr std::string_view kAgoBehind[] = {
    "ago", "fa", "geleden", "sedan", "siden", "temu", "önce", "전", "назад"};
constexpr std::string_view kAgoSigns[] = {"分前", "時間前", "分钟前", "小时前"};

// Where `word` stands in `text` as a whole word; npos if it does not.
size_t FindWord(std::string_view text, std::string_view word) {
  const auto is_letter = [text](size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    return c >= 0x80 || (c >= 'a' && c <= 'z');
  };
  size_t at = text.find(word);
  while (at != std::string_view::npos) {
    const size_t end = at + word.size();
    if ((at == 0 || !is_letter(at - 1)) &&
        (end == text.size() || !is_letter(end)))
      return at;
    at = text.find(word, at + 1);
  }
  return at;
}

bool SaysAgo(std::string_view line) {
  constexpr size_t kLongest = 40;
  constexpr size_t kNone = std::string_view::npos;
  if (line.size() > kLongest) return false;
  const std::string text = LowerAscii(line);
  const size_t first = text.find_first_of("0123456789");
  const size_t last = text.find_last_of("0123456789");
  if (first == kNone) return false;
  return std::any_of(std::begin(kAgoBefore), std::end(kAgoBefore),
                     [&](std::string_view word) {
                       return FindWord(text, word) < last;
                     }) ||
         std::any_of(std::begin(kAgoBehind), std::end(kAgoBehind),
                     [&](std::string_view word) {
                       const size_t at = FindWord(text, word);
                       return at != kNone && at > first;
                     }) ||
         std::any_of(
             std::begin(kAgoSigns), std::end(kAgoSigns),
             [&](std::string_view sign) { return text.find(sign) != kNone; });
}

}  // namespace

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

ClockForm ClockFormOf(const HtmlBlocks& page, const HtmlBlock& block) {
  constexpr uint32_t kLongestAlone = 14;
  constexpr uint32_t kLongest = 40;
  if (block.length > kLongest) return ClockForm::kNone;
  const std::string_view text = page.TextOf(block);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    const char before = i == 0 ? ' ' : text[i - 1];
    if ((before >= '0' && before <= '9') || before == '.' || before == ':')
      continue;
    if (ClockAt(text.substr(i)) == 0) continue;
    return i == 0 && block.length <= kLongestAlone ? ClockForm::kAlone
                                                   : ClockForm::kWithWords;
  }
  // The minute of a match.
  if (SaysAgo(text)) return ClockForm::kWithWords;
  return text.size() <= 6 && text.ends_with('\'') && text[0] >= '0' &&
                 text[0] <= '9'
             ? ClockForm::kAlone
             : ClockForm::kNone;
}

}  // namespace neardup
