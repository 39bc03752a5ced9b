// Documents in XML: RSS, Atom, NITF, NewsML-G2.

#ifndef NEARDUP_FEEDS_XML_DOCUMENTS_H_
#define NEARDUP_FEEDS_XML_DOCUMENTS_H_

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/feeds/xml_fragment.h"
#include "neardup/io/document_parser.h"

namespace neardup {

// Reads an XML document item by item. Rejected, with their position, are items
// that are broken, cut off or too deep, that refer to an entity the document
// declares (none is ever expanded, inside or outside the document), or that
// hold neither text nor title; the rest is read. A document that ends before
// its root does is named once, too.
class XmlDocuments {
 public:
  // As DocumentParser::Parse.
  void Parse(const Document& document, std::deque<StoryFields>* stories,
             std::vector<DocumentReject>* rejects);

 private:
  XmlFragment head_;
  XmlFragment item_;
};

}  // namespace neardup

#endif  // NEARDUP_FEEDS_XML_DOCUMENTS_H_
