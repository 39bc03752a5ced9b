// RSS 0.9x, 1.0 and 2.0.

#include <string>
#include <utility>

#include "neardup/feeds/markup.h"
#include "neardup/feeds/xml_formats.h"

namespace neardup {
namespace {

void Append(std::string* list, std::string_view value) {
  if (value.empty()) return;
  if (!list->empty()) *list += ", ";
  *list += value;
}

// What an item holds that is chosen from at the end.
struct Parts {
  pugi::xml_node content;
  pugi::xml_node description;
  std::string guid;
  bool guid_is_url = true;
  std::string date;
  std::string author;
  std::string creator;
  std::string categories;
  std::string updated;
};

void ReadOwn(pugi::xml_node node, std::string_view name, Parts* parts,
             StoryFields* story) {
  if (name == "title") {
    story->title = LineOfMarkup(MarkupOf(node));
  } else if (name == "link") {
    if (story->url.empty()) story->url = TextOf(node);
  } else if (name == "description") {
    parts->description = node;
  } else if (name == "guid") {
    parts->guid = TextOf(node);
    parts->guid_is_url = AttributeOf(node, "isPermaLink") != "false";
  } else if (name == "pubDate") {
    story->time = TextOf(node);
  } else if (name == "author") {
    parts->author = LineOfMarkup(TextOf(node));
  } else if (name == "category") {
    Append(&parts->categories, LineOfMarkup(TextOf(node)));
  } else if (name == "source") {
    story->source = AttributeOf(node, "url");
    if (story->source.empty()) story->source = LineOfMarkup(TextOf(node));
  }
}

void ReadDublinCore(pugi::xml_node node, std::string_view name, Parts* parts,
                    StoryFields* story) {
  if (name == "date" || name == "issued" || name == "created") {
    parts->date = TextOf(node);
  } else if (name == "creator") {
    Append(&parts->creator, LineOfMarkup(TextOf(node)));
  } else if (name == "language") {
    story->language = TextOf(node);
  } else if (name == "modified") {
    parts->updated = TextOf(node);
  } else if (name == "publisher" && story->source.empty()) {
    story->source = LineOfMarkup(TextOf(node));
  } else if (name == "subject") {
    Append(&parts->categories, LineOfMarkup(TextOf(node)));
  }
}

bool IsUrl(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

}  // namespace

FeedInfo ReadRssInfo(pugi::xml_node head) {
  FeedInfo info;
  const pugi::xml_node channel = ChildOf(head, "channel");
  for (const pugi::xml_node& node : channel.children()) {
    const std::string_view name = node.name();
    if (name == "title") info.title = LineOfMarkup(MarkupOf(node));
    if (name == "link") info.url = TextOf(node);
    if (name == "language" || name == "dc:language") {
      info.language = TextOf(node);
    }
  }
  return info;
}

void ReadRssItem(pugi::xml_node item, const XmlNames& names,
                 const FeedInfo& info, StoryFields* story) {
  Parts parts;
  for (const pugi::xml_node& node : item.children()) {
    const XmlNames::Name name = names.Of(node);
    if (name.space == XmlSpace::kOwn) {
      ReadOwn(node, name.local, &parts, story);
    } else if (name.space == XmlSpace::kDublinCore) {
      ReadDublinCore(node, name.local, &parts, story);
    } else if (name.space == XmlSpace::kContent && name.local == "encoded") {
      parts.content = node;
    } else if (name.space == XmlSpace::kAtom && name.local == "updated") {
      parts.updated = TextOf(node);
    }
  }
  if (parts.content) story->text = TextOfMarkup(MarkupOf(parts.content));
  if (story->text.empty() && parts.description) {
    story->text = TextOfMarkup(MarkupOf(parts.description));
  }
  story->id = parts.guid;
  if (story->id.empty()) story->id = AttributeOf(item, "about");
  if (story->url.empty() && parts.guid_is_url && IsUrl(story->id)) {
    story->url = story->id;
  }
  if (story->time.empty()) story->time = parts.date;
  if (story->language.empty()) story->language = info.language;
  // The host of the item's own address comes before the feed's.
  if (story->source.empty() && !IsUrl(story->url)) {
    story->source = info.url.empty() ? info.title : info.url;
  }
  story->Add("author", parts.creator.empty() ? parts.author : parts.creator);
  story->Add("categories", parts.categories);
  story->Add("feed", info.title);
  story->Add("updated", parts.updated);
}

}  // namespace neardup
