#include "neardup/feeds/xml_fragment.h"

#include <fmt/format.h>

#include <cctype>
#include <cstring>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

constexpr std::pair<std::string_view, XmlSpace> kSpaces[] = {
    {"http://purl.org/rss/1.0/modules/content/", XmlSpace::kContent},
    {"http://purl.org/dc/elements/1.1/", XmlSpace::kDublinCore},
    {"http://purl.org/dc/terms/", XmlSpace::kDublinCore},
    {"http://www.w3.org/2005/Atom", XmlSpace::kAtom},
    {"http://search.yahoo.com/mrss/", XmlSpace::kMedia},
    {"http://purl.org/rss/1.0/", XmlSpace::kOwn}};
constexpr std::pair<std::string_view, XmlSpace> kPrefixes[] = {
    {"content", XmlSpace::kContent},
    {"dc", XmlSpace::kDublinCore},
    {"dcterms", XmlSpace::kDublinCore},
    {"atom", XmlSpace::kAtom},
    {"a10", XmlSpace::kAtom},
    {"media", XmlSpace::kMedia},
    {"rss", XmlSpace::kOwn}};

std::string_view PrefixOf(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

bool IsText(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// Appends what pugixml prints.
class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* bytes, size_t size) override {
    text.append(static_cast<const char*>(bytes), size);
  }
  std::string text;
};

// Takes the marks of CDATA sections inside CDATA sections out, so that the
// outer one ends where its writer meant it to: at the last mark before the end
// tag. False if there are none.
bool MendCdata(std::string_view xml, std::string* mended) {
  size_t done = 0;
  for (size_t at = xml.find(kCdata); at != xml.npos;
       at = xml.find(kCdata, at)) {
    const size_t begin = at + kCdata.size();
    size_t end = xml.find(kCdataEnd, begin);
    if (end == xml.npos) break;
    size_t inner = xml.find(kCdata, begin);
    if (inner > end) {
      at = end;
      continue;
    }
    // Each section opened inside needs one more end.
    while (inner < end) {
      const size_t next = xml.find(kCdataEnd, end + 1);
      if (next == xml.npos) break;
      inner = xml.find(kCdata, inner + 1);
      end = next;
    }
    mended->append(xml, done, begin - done);
    for (size_t i = begin; i < end;) {
      const std::string_view rest = xml.substr(i, end - i);
      if (rest.starts_with(kCdata)) {
        i += kCdata.size();
      } else if (rest.starts_with(kCdataEnd)) {
        i += kCdataEnd.size();
      } else {
        *mended += xml[i++];
      }
    }
    done = at = end;
  }
  if (done == 0) return false;
  mended->append(xml, done, xml.npos);
  return true;
}

// What is too large in a tree that was parsed, or "".
std::string Excess(pugi::xml_node document, size_t offset) {
  int depth = 0;
  for (pugi::xml_node node = document.first_child(); node;) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      if (std::strlen(attribute.value()) > XmlFragment::kMaxAttribute) {
        return fmt::format("an attribute of more than {} bytes at byte {}",
                           XmlFragment::kMaxAttribute,
                           offset + static_cast<size_t>(node.offset_debug()));
      }
    }
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > XmlFragment::kMaxDepth) {
        return fmt::format("elements nested deeper than {} at byte {}",
                           XmlFragment::kMaxDepth,
                           offset + static_cast<size_t>(node.offset_debug()));
      }
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node) node = node.next_sibling();
  }
  return "";
}

}  // namespace

XmlNames::XmlNames(pugi::xml_node root) {
  bound_.emplace_back(PrefixOf(root.name()), XmlSpace::kOwn);
  for (const pugi::xml_attribute& attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (PrefixOf(name) != "xmlns") continue;
    for (const auto& [uri, space] : kSpaces) {
      if (uri == attribute.value()) bound_.emplace_back(name.substr(6), space);
    }
  }
}

XmlNames::Name XmlNames::Of(pugi::xml_node node) const {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  if (colon == name.npos) return {XmlSpace::kOwn, name};
  const std::string_view prefix = name.substr(0, colon);
  const std::string_view local = name.substr(colon + 1);
  for (const auto& [bound, space] : bound_) {
    if (bound == prefix) return {space, local};
  }
  for (const auto& [usual, space] : kPrefixes) {
    if (usual == prefix) return {space, local};
  }
  return {XmlSpace::kOther, local};
}

std::string_view LocalName(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

pugi::xml_node ChildOf(pugi::xml_node node, std::string_view local) {
  return node.find_child(
      [&](pugi::xml_node child) { return LocalName(child) == local; });
}

pugi::xml_node DescendantOf(pugi::xml_node node, std::string_view local) {
  return node.find_node(
      [&](pugi::xml_node child) { return LocalName(child) == local; });
}

std::string_view AttributeOf(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    std::string_view name = attribute.name();
    name.remove_prefix(name.find(':') + 1);  // npos + 1 is 0
    if (name == local) return TrimmedAscii(attribute.value());
  }
  return {};
}

std::string TextOf(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (IsText(child)) text += child.value();
  }
  return std::string(TrimmedAscii(text));
}

std::string MarkupOf(pugi::xml_node node) {
  bool elements = false;
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    elements = elements || child.type() == pugi::node_element;
    if (IsText(child)) text += child.value();
  }
  if (!elements) return text;
  StringWriter writer;
  for (const pugi::xml_node& child : node.children()) {
    child.print(writer, "", pugi::format_raw | pugi::format_no_declaration,
                pugi::encoding_utf8);
  }
  return std::move(writer.text);
}

pugi::xml_node XmlFragment::root() const {
  return document_.find_child(
      [](pugi::xml_node node) { return node.type() == pugi::node_element; });
}

pugi::xml_parse_result XmlFragment::Load(std::string_view xml) {
  document_.reset();
  buffer_.clear();
  if (!MendCdata(xml, &buffer_)) buffer_.assign(xml);
  return document_.load_buffer_inplace(
      buffer_.data(), buffer_.size(),
      pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment,
      pugi::encoding_utf8);
}

std::string XmlFragment::Parse(std::string_view xml, size_t offset) {
  const pugi::xml_parse_result result = Load(xml);
  if (!result) {
    std::string what = result.description();
    what[0] = static_cast<char>(std::tolower(what[0]));
    return fmt::format("broken XML: {} at byte {}", what,
                       offset + static_cast<size_t>(result.offset));
  }
  return Excess(document_, offset);
}

void XmlFragment::ParseLeniently(std::string_view xml) { Load(xml); }

}  // namespace neardup
