// Cuts an XML document into the elements that are its items, without parsing.
//
// Each item is then parsed on its own. So one broken item costs only itself, a
// document that ends in the middle keeps its whole items, memory is that of
// one item, and positions are known.

#ifndef NEARDUP_FEEDS_XML_CUTTER_H_
#define NEARDUP_FEEDS_XML_CUTTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "neardup/feeds/item_span.h"

namespace neardup {

// The elements with this name (with its prefix, if they have one), which do
// not hold each other. Tags in comments, CDATA sections and processing
// instructions are none. Cost: a search for `<`, about 2 GB/s.
std::vector<ItemSpan> CutElements(std::string_view xml, std::string_view name);

// The name of the root element with its prefix; empty if there is none.
std::string_view RootName(std::string_view xml);

// What stands outside the spans: the root with what describes the feed.
std::string OutsideOf(std::string_view xml, const std::vector<ItemSpan>& spans);

// Whether the document ends, but for white space and comments, with the end tag
// of its root `name`, or its root is empty.
bool HasEndTag(std::string_view xml, std::string_view name);

// The names of the entities that a document type declares, sorted. Nothing
// expands them.
std::vector<std::string> DeclaredEntities(std::string_view xml);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_XML_CUTTER_H_
