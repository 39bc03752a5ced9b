// NITF 3.x.

#include <string>

#include "neardup/feeds/markup.h"
#include "neardup/feeds/xml_formats.h"

namespace neardup {
namespace {

// Pictures with their captions and the like are not the article.
void DropMedia(pugi::xml_node node) {
  while (const pugi::xml_node media = DescendantOf(node, "media")) {
    media.parent().remove_child(media);
  }
}

}  // namespace

void ReadNitf(pugi::xml_node nitf, const XmlNames&, const FeedInfo&,
              StoryFields* story) {
  const pugi::xml_node head = ChildOf(nitf, "head");
  const pugi::xml_node docdata = ChildOf(head, "docdata");
  const pugi::xml_node body = ChildOf(nitf, "body");
  const pugi::xml_node body_head = ChildOf(body, "body.head");
  const pugi::xml_node hedline = ChildOf(body_head, "hedline");
  story->id = AttributeOf(ChildOf(docdata, "doc-id"), "id-string");
  story->title = LineOfMarkup(MarkupOf(ChildOf(hedline, "hl1")));
  if (story->title.empty()) {
    story->title = LineOfMarkup(MarkupOf(ChildOf(head, "title")));
  }
  const pugi::xml_node content = ChildOf(body, "body.content");
  DropMedia(content);
  story->text = TextOfMarkup(MarkupOf(content));
  for (const std::string_view date : {"date.issue", "date.release"}) {
    if (!story->time.empty()) break;
    story->time = AttributeOf(ChildOf(docdata, date), "norm");
  }
  const pugi::xml_node pubdata = ChildOf(head, "pubdata");
  if (story->time.empty()) {
    story->time = AttributeOf(pubdata, "date.publication");
  }
  story->url = AttributeOf(pubdata, "ex-ref");
  story->source = LineOfMarkup(MarkupOf(ChildOf(body_head, "distributor")));
  if (story->source.empty()) story->source = AttributeOf(pubdata, "name");
  if (story->source.empty()) {
    story->source = AttributeOf(ChildOf(docdata, "doc-id"), "regsrc");
  }
  story->language = AttributeOf(nitf, "lang");
  story->Add("author", LineOfMarkup(MarkupOf(ChildOf(body_head, "byline"))));
  story->Add("dateline",
             LineOfMarkup(MarkupOf(ChildOf(body_head, "dateline"))));
  story->Add("ednote", AttributeOf(ChildOf(docdata, "ed-msg"), "info"));
  story->Add("du_key", AttributeOf(ChildOf(docdata, "du-key"), "key"));
  story->Add("version", AttributeOf(ChildOf(docdata, "du-key"), "version"));
  story->Add("fixture", AttributeOf(ChildOf(docdata, "fixture"), "fix-id"));
  story->Add("urgency", AttributeOf(ChildOf(docdata, "urgency"), "ed-urg"));
  story->Add("pubStatus", AttributeOf(docdata, "management-status"));
}

}  // namespace neardup
