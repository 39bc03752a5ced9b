#include "neardup/feeds/xml_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/feeds/item_span.h"
#include "neardup/feeds/story_rules.h"
#include "neardup/feeds/xml_cutter.h"
#include "neardup/feeds/xml_formats.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

// What is known of a document by its root.
struct Vocabulary {
  InputFormat format = InputFormat::kText;
  std::string item;  // name of an item, with its prefix
  bool root_is_item = false;
};

Vocabulary VocabularyOf(std::string_view root, std::string_view xml) {
  const size_t local_begin = root.find(':') + 1;  // npos + 1 is 0
  const std::string prefix(root.substr(0, local_begin));
  const std::string_view local = root.substr(local_begin);
  if (local == "rss") return {InputFormat::kRss, prefix + "item"};
  if (local == "RDF") {
    const bool named = xml.find("<rss:item") != xml.npos;
    return {InputFormat::kRss, named ? "rss:item" : "item"};
  }
  if (local == "feed") return {InputFormat::kAtom, prefix + "entry"};
  if (local == "nitf") return {InputFormat::kNitf, std::string(root), true};
  if (local == "newsItem") {
    return {InputFormat::kNewsMl, std::string(root), true};
  }
  if (local == "newsMessage")
    return {InputFormat::kNewsMl, prefix + "newsItem"};
  return {};
}

// What reads the items of a format.
auto ReaderOf(InputFormat format) {
  return format == InputFormat::kRss    ? ReadRssItem
         : format == InputFormat::kAtom ? ReadAtomEntry
         : format == InputFormat::kNitf ? ReadNitf
                                        : ReadNewsItem;
}

// The reason to reject an item that refers to one of the sorted entities, or
// "".
std::string UsedEntity(std::string_view item, size_t offset,
                       const std::vector<std::string>& entities) {
  if (entities.empty()) return "";
  for (size_t at = item.find('&'); at != item.npos;
       at = item.find('&', at + 1)) {
    const size_t end = item.find_first_of("; <&", at + 1);
    if (end == item.npos || item[end] != ';') continue;
    const std::string_view name = item.substr(at + 1, end - at - 1);
    if (!std::ranges::binary_search(entities, name)) continue;
    return fmt::format(
        "entity \"{}\", which the document declares, is not expanded, at byte "
        "{}",
        name, offset + at);
  }
  return "";
}

}  // namespace

void XmlDocuments::Parse(const Document& document,
                         std::deque<StoryFields>* stories,
                         std::vector<DocumentReject>* rejects) {
  std::string_view xml = document.bytes;
  const std::string_view root = RootName(xml);
  const Vocabulary words = VocabularyOf(root, xml);
  if (words.format != document.format) {
    rejects->push_back(
        {1, fmt::format("the root element is \"{}\", not {}", root,
                        InputFormatName(document.format))});
    return;
  }
  const std::vector<ItemSpan> spans = CutElements(xml, words.item);
  const std::vector<std::string> entities = DeclaredEntities(xml);
  head_.ParseLeniently(words.root_is_item ? "" : OutsideOf(xml, spans));
  const XmlNames names(head_.root());
  FeedInfo info;
  if (words.format == InputFormat::kRss) info = ReadRssInfo(head_.root());
  if (words.format == InputFormat::kAtom) info = ReadAtomInfo(head_.root());

  LineCounter lines(xml);
  size_t number = 0;
  for (const ItemSpan& span : spans) {
    const std::string_view bytes =
        xml.substr(span.begin, span.end - span.begin);
    StoryFields story;
    story.line = lines.LineOf(span.begin);
    std::string reason;
    if (!span.whole) {
      reason = fmt::format("<{}> is cut off at byte {}", words.item, span.end);
    } else if (const auto bad = FindInvalidUtf8(bytes)) {
      reason = fmt::format("invalid UTF-8 at byte {}", span.begin + *bad);
    }
    if (reason.empty()) reason = UsedEntity(bytes, span.begin, entities);
    if (reason.empty()) reason = item_.Parse(bytes, span.begin);
    if (reason.empty()) {
      ReaderOf(words.format)(item_.root(), names, info, &story);
      reason = CompleteStory(document.name, ++number, &story);
    }
    if (reason.empty()) {
      stories->push_back(std::move(story));
    } else {
      rejects->push_back({story.line, std::move(reason)});
    }
  }
  const bool cut_item = !spans.empty() && !spans.back().whole;
  if (!cut_item && !words.root_is_item && !HasEndTag(xml, root)) {
    rejects->push_back({lines.LineOf(xml.size()),
                        fmt::format("the document ends inside <{}> at byte {}",
                                    root, xml.size())});
  }
}

}  // namespace neardup
