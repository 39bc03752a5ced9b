// Atom 1.0 (RFC 4287).

#include <string>
#include <utility>

#include "neardup/feeds/markup.h"
#include "neardup/feeds/xml_formats.h"

namespace neardup {
namespace {

// A text construct: type="text" is what it says, not HTML.
std::string Text(pugi::xml_node node, bool one_line) {
  const std::string_view type = AttributeOf(node, "type");
  if (type == "html" || type == "xhtml" || type.starts_with("text/html") ||
      ChildOf(node, "div")) {
    const std::string markup = MarkupOf(node);
    return one_line ? LineOfMarkup(markup) : TextOfMarkup(markup);
  }
  return PlainText(TextOf(node));
}

void ReadLink(pugi::xml_node link, StoryFields* story) {
  const std::string_view relation = AttributeOf(link, "rel");
  const std::string_view href = AttributeOf(link, "href");
  if (relation.empty() || relation == "alternate") {
    if (story->url.empty()) story->url = href;
  } else if (relation == "via" || relation == "related") {
    story->Add(relation, href);
  }
}

}  // namespace

FeedInfo ReadAtomInfo(pugi::xml_node head) {
  FeedInfo info;
  info.title = Text(ChildOf(head, "title"), true);
  info.language = AttributeOf(head, "lang");
  for (const pugi::xml_node& node : head.children()) {
    const std::string_view relation = AttributeOf(node, "rel");
    if (LocalName(node) == "link" &&
        (relation.empty() || relation == "alternate")) {
      info.url = AttributeOf(node, "href");
    }
  }
  return info;
}

void ReadAtomEntry(pugi::xml_node entry, const XmlNames& names,
                   const FeedInfo& info, StoryFields* story) {
  std::string summary, updated, authors, categories, feed = info.title;
  const auto append = [](std::string* list, std::string_view value) {
    if (!list->empty() && !value.empty()) *list += ", ";
    *list += value;
  };
  for (const pugi::xml_node& node : entry.children()) {
    const XmlNames::Name name = names.Of(node);
    if (name.space != XmlSpace::kOwn && name.space != XmlSpace::kAtom) continue;
    if (name.local == "id") story->id = TextOf(node);
    if (name.local == "title") story->title = Text(node, true);
    if (name.local == "content") story->text = Text(node, false);
    if (name.local == "summary") summary = Text(node, false);
    if (name.local == "published") story->time = TextOf(node);
    if (name.local == "updated") updated = TextOf(node);
    if (name.local == "link") ReadLink(node, story);
    if (name.local == "author") append(&authors, TextOf(ChildOf(node, "name")));
    if (name.local == "category")
      append(&categories, AttributeOf(node, "term"));
    if (name.local == "source") {
      const FeedInfo original = ReadAtomInfo(node);
      feed = original.title;
      story->source = original.url.empty() ? original.title : original.url;
    }
  }
  if (story->text.empty()) story->text = std::move(summary);
  if (story->time.empty()) story->time = updated;
  story->language = AttributeOf(entry, "lang");
  if (story->language.empty()) story->language = info.language;
  if (story->source.empty() && story->url.empty()) {
    story->source = info.url.empty() ? info.title : info.url;
  }
  story->Add("author", authors);
  story->Add("categories", categories);
  story->Add("feed", feed);
  story->Add("updated", updated);
}

}  // namespace neardup
