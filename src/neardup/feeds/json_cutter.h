// Cuts a JSON document into the objects that are its items, without parsing.
//
// For the same reasons as xml_cutter.h: an item that is broken, or a document
// that is cut off, costs no other item.

#ifndef NEARDUP_FEEDS_JSON_CUTTER_H_
#define NEARDUP_FEEDS_JSON_CUTTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "neardup/feeds/item_span.h"

namespace neardup {

struct JsonItems {
  std::vector<ItemSpan> spans;
  bool ended = false;  // all brackets are closed
  // The object around the items without them; empty if there is none.
  std::string head;
};

// The items: the objects in an array that is the document, or that is a member
// of it called items, articles, results, data, stories, documents, news or
// hits; else the document itself, one object. Cost: about 1 GB/s.
JsonItems CutItems(std::string_view json);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_JSON_CUTTER_H_
