// One element of a document, parsed.
//
// pugixml reads no files and no network, and expands no entities but the five
// of XML and numbers: others (&nbsp;) stay as they are, for HtmlText.

#ifndef NEARDUP_FEEDS_XML_FRAGMENT_H_
#define NEARDUP_FEEDS_XML_FRAGMENT_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace neardup {

// Vocabularies that feeds mix.
enum class XmlSpace { kOwn, kContent, kDublinCore, kAtom, kMedia, kOther };

// What the prefixes of a document mean: what its root binds them to, else what
// they mean everywhere. An own or no prefix is kOwn.
class XmlNames {
 public:
  XmlNames() = default;
  // `root` with its xmlns attributes.
  explicit XmlNames(pugi::xml_node root);

  struct Name {
    XmlSpace space;
    std::string_view local;
  };
  Name Of(pugi::xml_node node) const;

 private:
  std::vector<std::pair<std::string, XmlSpace>> bound_;
};

// The name without its prefix.
std::string_view LocalName(pugi::xml_node node);

// The first child, or descendant in document order, whose
// name without its prefix is `local`; an empty node if there is none.
pugi::xml_node ChildOf(pugi::xml_node node, std::string_view local);
pugi::xml_node DescendantOf(pugi::xml_node node, std::string_view local);

// The attribute whose name without its prefix is `local`.
std::string_view AttributeOf(pugi::xml_node node, std::string_view local);

// All text directly in the node, CDATA or not, without white space around.
std::string TextOf(pugi::xml_node node);

// What the node holds as HTML: its text if that is all (escaped HTML), else its
// children as markup (XHTML, or HTML somebody forgot to escape).
std::string MarkupOf(pugi::xml_node node);

// Holds a parsed element; reuse one to keep its memory.
class XmlFragment {
 public:
  // Elements nested deeper and longer attributes are rejected.
  static constexpr int kMaxDepth = 256;
  static constexpr size_t kMaxAttribute = 1 << 20;

  // Parses `xml`, which begins at byte `offset` of the document. Returns what
  // is wrong with it, with the position, or "". A CDATA section put into
  // another is taken as one. Cost: about 500 MB/s.
  std::string Parse(std::string_view xml, size_t offset);

  // Parses what it can and does not mind the rest.
  void ParseLeniently(std::string_view xml);

  // The first element.
  pugi::xml_node root() const;

 private:
  pugi::xml_parse_result Load(std::string_view xml);

  std::string buffer_;
  pugi::xml_document document_;
};

}  // namespace neardup

#endif  // NEARDUP_FEEDS_XML_FRAGMENT_H_
