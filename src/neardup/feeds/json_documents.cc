#include "neardup/feeds/json_documents.h"

#include <fmt/format.h>

#include <utility>

#include "neardup/feeds/item_span.h"
#include "neardup/feeds/json_cutter.h"
#include "neardup/feeds/json_formats.h"
#include "neardup/feeds/markup.h"
#include "neardup/feeds/story_rules.h"
#include "neardup/io/broken_json.h"

namespace neardup {
namespace {

// What a feed says of itself, for all its items.
struct Head {
  std::string title;
  std::string url;
  std::string language;
};

Head ReadHead(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  Head head;
  if (json.empty() || parser.parse(json.data(), json.size()).get(object)) {
    return head;
  }
  head.title = StringOf(object, {"title"});
  head.url = StringOf(object, {"home_page_url"});
  head.language = StringOf(object, {"language"});
  return head;
}

}  // namespace

void JsonDocuments::Parse(const Document& document,
                          std::deque<StoryFields>* stories,
                          std::vector<DocumentReject>* rejects) {
  const std::string_view json = document.bytes;
  const JsonItems items = CutItems(json);
  const Head head = ReadHead(items.head);
  LineCounter lines(json);
  size_t number = 0;
  for (const ItemSpan& span : items.spans) {
    StoryFields story;
    story.line = lines.LineOf(span.begin);
    std::string reason;
    if (!span.whole) {
      reason = fmt::format("the item is cut off at byte {}", span.end);
    } else {
      reason = ReadItem(json.substr(span.begin, span.end - span.begin),
                        span.begin, document.format, &story);
    }
    if (reason.empty()) {
      if (story.language.empty()) story.language = head.language;
      if (story.source.empty() && story.url.empty()) {
        story.source = head.url.empty() ? head.title : head.url;
      }
      story.Add("feed", head.title);
      reason = CompleteStory(document.name, ++number, &story);
    }
    if (reason.empty()) {
      stories->push_back(std::move(story));
    } else {
      rejects->push_back({story.line, std::move(reason)});
    }
  }
  const bool cut_item = !items.spans.empty() && !items.spans.back().whole;
  if (!items.ended && !cut_item) {
    rejects->push_back(
        {lines.LineOf(json.size()),
         fmt::format("the document ends inside its items at byte {}",
                     json.size())});
  }
}

std::string JsonDocuments::ReadItem(std::string_view json, size_t offset,
                                    InputFormat format, StoryFields* story) {
  simdjson::dom::element root;
  const simdjson::error_code error =
      parser_.parse(json.data(), json.size()).get(root);
  if (error) {
    return fmt::format("{}, in the item at byte {}",
                       BrokenJsonReason(json, error), offset);
  }
  simdjson::dom::object item;
  if (root.get(item)) return "not an object";
  switch (format == InputFormat::kJsonFeed ? format : FormatOfItem(item)) {
    case InputFormat::kJsonFeed:
      ReadJsonFeedItem(item, story);
      break;
    case InputFormat::kNinjs:
      ReadNinjs(item, story);
      break;
    default:
      ReadRecord(item, story);
      break;
  }
  return "";
}

void JsonDocuments::ReadRecord(simdjson::dom::object item,
                               StoryFields* story) const {
  const auto found = fields_.Find(item);
  const auto text = [&](Field field) {
    return found[field].usable ? StringOf(item, {found[field].name})
                               : std::string();
  };
  story->id = text(kIdField);
  story->title = text(kTitleField);
  story->text = text(kTextField);
  story->time = text(kTimeField);
  story->source = text(kSourceField);
  ReadJsonDetails(item, story);
}

}  // namespace neardup
