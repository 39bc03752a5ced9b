// NewsML-G2: newsItem, alone or in a newsMessage.

#include <string>

#include "neardup/feeds/markup.h"
#include "neardup/feeds/xml_formats.h"

namespace neardup {
namespace {

// A name, literal or code, without the scheme before the code.
std::string Named(pugi::xml_node node) {
  std::string name = LineOfMarkup(TextOf(ChildOf(node, "name")));
  if (name.empty()) name = AttributeOf(node, "literal");
  if (name.empty()) {
    const std::string_view code = AttributeOf(node, "qcode");
    name = code.substr(code.find(':') + 1);  // npos + 1 is 0
  }
  if (name.empty()) name = LineOfMarkup(TextOf(node));
  return name;
}

std::string Line(pugi::xml_node parent, std::string_view child) {
  return LineOfMarkup(MarkupOf(ChildOf(parent, child)));
}

// The body of NITF or XHTML, else all that is there.
std::string InlineText(pugi::xml_node inline_xml, const XmlNames& names,
                       StoryFields* story) {
  if (const pugi::xml_node nitf = ChildOf(inline_xml, "nitf")) {
    StoryFields inner;
    ReadNitf(nitf, names, {}, &inner);
    if (story->title.empty()) story->title = inner.title;
    for (const Attribute& attribute : inner.attributes) {
      if (attribute.name == "author" || attribute.name == "dateline") {
        story->attributes.push_back(attribute);
      }
    }
    return inner.text;
  }
  const pugi::xml_node body = DescendantOf(inline_xml, "body");
  return TextOfMarkup(MarkupOf(body ? body : inline_xml));
}

void ReadContent(pugi::xml_node set, const XmlNames& names,
                 StoryFields* story) {
  for (const pugi::xml_node& node : set.children()) {
    if (!story->text.empty()) return;
    if (LocalName(node) == "inlineXML") {
      story->text = InlineText(node, names, story);
    } else if (LocalName(node) == "inlineData") {
      const std::string_view type = AttributeOf(node, "contenttype");
      story->text = type == "text/plain" ? PlainText(TextOf(node))
                                         : TextOfMarkup(MarkupOf(node));
    }
  }
}

void AddUnlessThere(std::string_view name, std::string_view value,
                    StoryFields* story) {
  for (const Attribute& attribute : story->attributes) {
    if (attribute.name == name) return;
  }
  story->Add(name, value);
}

}  // namespace

void ReadNewsItem(pugi::xml_node item, const XmlNames& names, const FeedInfo&,
                  StoryFields* story) {
  const pugi::xml_node meta = ChildOf(item, "itemMeta");
  const pugi::xml_node content = ChildOf(item, "contentMeta");
  story->id = AttributeOf(item, "guid");
  story->title = Line(content, "headline");
  if (story->title.empty()) story->title = Line(meta, "title");
  ReadContent(ChildOf(item, "contentSet"), names, story);
  const std::string updated = TextOf(ChildOf(meta, "versionCreated"));
  story->time = TextOf(ChildOf(meta, "firstCreated"));
  if (story->time.empty()) {
    story->time = TextOf(ChildOf(content, "contentCreated"));
  }
  if (story->time.empty()) story->time = updated;
  story->source = Named(ChildOf(meta, "provider"));
  if (story->source.empty())
    story->source = Named(ChildOf(content, "infoSource"));
  story->language = AttributeOf(ChildOf(content, "language"), "tag");
  if (story->language.empty()) story->language = AttributeOf(item, "lang");
  AddUnlessThere("author", Line(content, "by"), story);
  AddUnlessThere("dateline", Line(content, "dateline"), story);
  story->Add("creditline", Line(content, "creditline"));
  story->Add("slugline", Line(content, "slugline"));
  story->Add("updated", updated);
  story->Add("version", AttributeOf(item, "version"));
  story->Add("pubStatus", Named(ChildOf(meta, "pubStatus")));
  story->Add("signal", Named(ChildOf(meta, "signal")));
  story->Add("ednote", Line(meta, "edNote"));
  story->Add("embargoed", TextOf(ChildOf(meta, "embargoed")));
}

}  // namespace neardup
