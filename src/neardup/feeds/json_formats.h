// What the members of JSON formats become; docs/formats.md has the table.

#ifndef NEARDUP_FEEDS_JSON_FORMATS_H_
#define NEARDUP_FEEDS_JSON_FORMATS_H_

#include <simdjson.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "neardup/io/document_parser.h"

namespace neardup {

// The first of the members `keys` that is a string with something in it, or a
// number; letters of keys match in either case, ninjs 2 and 3 differ in them.
// Of an object its `name`, of an array its first such element.
std::string StringOf(simdjson::dom::object object,
                     std::initializer_list<std::string_view> keys);

// Which of the formats the item is in; kJson if neither.
InputFormat FormatOfItem(simdjson::dom::object item);

// Each reads one item into the fields of a story.
void ReadJsonFeedItem(simdjson::dom::object item, StoryFields* story);
void ReadNinjs(simdjson::dom::object item, StoryFields* story);

// What other JSON tells besides the usual fields: url, language, attributes.
void ReadJsonDetails(simdjson::dom::object item, StoryFields* story);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_JSON_FORMATS_H_
