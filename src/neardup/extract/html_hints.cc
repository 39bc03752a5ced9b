// What class and id say of an element. The words are those that the sites'
// systems use, whatever the language of the page.

#include <algorithm>
#include <array>
#include <string>

#include "neardup/base/ascii.h"
#include "neardup/extract/html_blocks.h"

namespace neardup {
namespace {

// Parts of class names between hyphens, underscores and camel humps.
constexpr std::string_view kFurnitureWords[] = {"ad",
                                                "ads",
                                                "advert",
                                                "advertisement",
                                                "also",
                                                "banner",
                                                "bio",
                                                "breadcrumb",
                                                "breadcrumbs",
                                                "byline",
                                                "comment",
                                                "commentlist",
                                                "comments",
                                                "consent",
                                                "cookie",
                                                "cookies",
                                                "copyright",
                                                "credit",
                                                "dateline",
                                                "disclaimer",
                                                "disqus",
                                                "footer",
                                                "gdpr",
                                                "masthead",
                                                "menu",
                                                "metadata",
                                                "modal",
                                                "mostread",
                                                "nav",
                                                "navbar",
                                                "navigation",
                                                "newsletter",
                                                "newsticker",
                                                "outbrain",
                                                "pagination",
                                                "pager",
                                                "paywall",
                                                "popular",
                                                "popup",
                                                "promo",
                                                "promotion",
                                                "recirc",
                                                "recommend",
                                                "recommended",
                                                "recommendations",
                                                "recommendation",
                                                "related",
                                                "respond",
                                                "share",
                                                "sharing",
                                                "sharebar",
                                                "sidebar",
                                                "signup",
                                                "skip",
                                                "social",
                                                "sponsor",
                                                "sponsored",
                                                "subscribe",
                                                "subscription",
                                                "taboola",
                                                "tags",
                                                "taglist",
                                                "teaser",
                                                "teasers",
                                                "ticker",
                                                "timestamp",
                                                "toolbar",
                                                "trending",
                                                "widget",
                                                "widgets"};

constexpr std::string_view kCaptionWords[] = {"caption", "captions",
                                              "figcaption"};

// Class names, hyphens and case aside, of the element that holds the story.
constexpr std::string_view kStoryBodyNames[] = {
    "articlebody", "articlebodytext",    "articlecontent",    "articletext",
    "bodycopy",    "contentbody",        "entrycontent",      "newsbody",
    "newscontent", "newstext",           "postbody",          "postcontent",
    "storybody",   "storybodytext",      "storycontent",      "storytext",
    "artikeltext", "articlemaincontent", "articlebodycontent"};

// Before these words a part does not say what the element is, but what is
// beside it: "has-sidebar", "no-comments".
constexpr std::string_view kBesideWords[] = {"has",  "is",      "no",   "not",
                                             "with", "without", "hide", "show"};

// A list of lower-case words that most words looked for are not in.
template <size_t kSize>
class WordSet {
 public:
  explicit constexpr WordSet(const std::string_view (&words)[kSize])
      : words_(words) {
    for (const std::string_view word : words) may_be_[PlaceOf(word)] = true;
  }
  bool Contains(std::string_view word) const {
    return !word.empty() && may_be_[PlaceOf(word)] &&
           std::find(words_, words_ + kSize, word) != words_ + kSize;
  }

 private:
  static constexpr size_t PlaceOf(std::string_view word) {
    return static_cast<unsigned char>(word[0]) % 32 * 32 + word.size() % 32;
  }

  const std::string_view* words_;
  std::array<bool, 1024> may_be_ = {};  // by first letter and length
};
constexpr WordSet kFurnitureSet(kFurnitureWords);
constexpr WordSet kCaptionSet(kCaptionWords);
constexpr WordSet kStoryBodySet(kStoryBodyNames);
constexpr WordSet kBesideSet(kBesideWords);

template <size_t kSize>
bool Contains(const std::string_view (&words)[kSize], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// Judges one name of a class list. `lower` is scratch space.
void JudgeName(std::string_view name, std::string* lower, ElementHints* hints) {
  lower->clear();
  size_t part = 0;  // where the part begins in *lower
  bool beside = false;
  const auto end_part = [&] {
    const std::string_view word = std::string_view(*lower).substr(part);
    if (kBesideSet.Contains(word)) beside = true;
    if (!beside && kFurnitureSet.Contains(word))
      hints->use = std::max(hints->use, BlockUse::kFurnitureByClass);
    if (!beside && kCaptionSet.Contains(word))
      hints->use = std::max(hints->use, BlockUse::kCaption);
    part = lower->size();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool hump = IsUpper(c) && i > 0 && !IsUpper(name[i - 1]);
    if (!IsAlphanumeric(c) || hump) end_part();
    if (IsAlphanumeric(c)) *lower += LowerAscii(c);
  }
  end_part();
  if (kStoryBodySet.Contains(*lower)) hints->story_body = true;
}

void JudgeNames(std::string_view names, ElementHints* hints) {
  std::string lower;
  // A longer list is a framework's, not a name for what the element is.
  constexpr size_t kMostBytes = 400;
  names = names.substr(0, kMostBytes);
  size_t begin = 0;
  while (begin < names.size()) {
    const size_t end =
        std::min(names.find_first_of(" \t\r\n\f", begin), names.size());
    if (end > begin) JudgeName(names.substr(begin, end - begin), &lower, hints);
    begin = end + 1;
  }
}

bool StyleHides(std::string_view style) {
  const size_t at = style.find("display");
  if (at == std::string_view::npos) return false;
  const std::string_view value = style.substr(at + 7, 8);
  return value.find("none") != std::string_view::npos;
}

bool IsFurnitureElement(std::string_view name) {
  constexpr std::string_view kNames[] = {"aside", "button", "dialog", "footer",
                                         "form",  "menu",   "nav",    "video"};
  return Contains(kNames, name);
}

// These hold all of the page or of the story: their classes speak of what is in
// them.
bool HoldsThePage(std::string_view name) {
  constexpr std::string_view kNames[] = {"article", "body", "html", "main"};
  return Contains(kNames, name);
}

}  // namespace

ElementHints HintsOf(const HtmlElement& element, std::string_view attributes) {
  ElementHints hints;
  ElementHints by_class;
  HtmlAttributes walk(attributes);
  while (walk.Next()) {
    if (walk.Is("class") || walk.Is("id")) {
      JudgeNames(walk.value(), &by_class);
    } else if (walk.Is("itemprop")) {
      hints.story_body |= walk.value() == "articleBody";
      hints.live_entry |= walk.value() == "liveBlogUpdate";
    } else if (walk.Is("href")) {
      hints.leads_away = !walk.value().empty() && walk.value()[0] != '#';
    } else if (walk.Is("hidden") ||
               (walk.Is("aria-hidden") && walk.value() == "true") ||
               (walk.Is("style") && StyleHides(walk.value()))) {
      hints.use = BlockUse::kFurniture;
    }
  }
  hints.story_body |= by_class.story_body;
  if (!HoldsThePage(element.name) && !hints.story_body)
    hints.use = std::max(hints.use, by_class.use);
  if (IsFurnitureElement(element.name)) hints.use = BlockUse::kFurniture;
  if (element.name == "figure" || element.name == "figcaption")
    hints.use = std::max(hints.use, BlockUse::kCaption);
  return hints;
}

}  // namespace neardup
