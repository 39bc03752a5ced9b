// What the elements of XML formats become; docs/formats.md has the table.

#ifndef NEARDUP_FEEDS_XML_FORMATS_H_
#define NEARDUP_FEEDS_XML_FORMATS_H_

#include <pugixml.hpp>
#include <string>

#include "neardup/feeds/xml_fragment.h"
#include "neardup/io/document_parser.h"

namespace neardup {

// What a feed says of itself, for all of its items.
struct FeedInfo {
  std::string title;
  std::string url;  // of the site
  std::string language;
};

// `head` is the root of the feed, without its items.
FeedInfo ReadRssInfo(pugi::xml_node head);
FeedInfo ReadAtomInfo(pugi::xml_node head);

// Each reads one item into the fields of a story, as written.
void ReadRssItem(pugi::xml_node item, const XmlNames& names,
                 const FeedInfo& info, StoryFields* story);
void ReadAtomEntry(pugi::xml_node entry, const XmlNames& names,
                   const FeedInfo& info, StoryFields* story);
void ReadNitf(pugi::xml_node nitf, const XmlNames& names, const FeedInfo& info,
              StoryFields* story);
void ReadNewsItem(pugi::xml_node item, const XmlNames& names,
                  const FeedInfo& info, StoryFields* story);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_XML_FORMATS_H_
