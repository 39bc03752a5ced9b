#include "neardup/feeds/xml_cutter.h"

#include <algorithm>

namespace neardup {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";

// One past `end`, searched from `from`; the end of the document if it is not
// there.
size_t Behind(std::string_view xml, std::string_view end, size_t from) {
  const size_t found = xml.find(end, from);
  return found == xml.npos ? xml.size() : found + end.size();
}

// One past a document type with its declarations.
size_t BehindDocumentType(std::string_view xml, size_t from) {
  const size_t end = xml.find_first_of("[>", from);
  if (end == xml.npos) return xml.size();
  if (xml[end] == '>') return end + 1;
  return Behind(xml, ">", Behind(xml, "]", end));
}

// One past the `>` of the tag at `from`; `>` between quotes is none.
size_t BehindTag(std::string_view xml, size_t from) {
  char quote = '\0';
  for (size_t i = from; i < xml.size(); ++i) {
    const char c = xml[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return xml.size();
}

// One past what is not an element at `at`, or `at`.
size_t BehindOther(std::string_view xml, size_t at) {
  const std::string_view rest = xml.substr(at);
  if (rest.starts_with(kCdata)) {
    return Behind(xml, "]]>", at + kCdata.size());
  }
  if (rest.starts_with("<!--")) return Behind(xml, "-->", at + 4);
  if (rest.starts_with("<?")) return Behind(xml, "?>", at + 2);
  if (rest.starts_with("<!")) return BehindDocumentType(xml, at + 2);
  return at;
}

bool HasName(std::string_view xml, size_t at, std::string_view name) {
  if (!xml.substr(at).starts_with(name)) return false;
  const size_t end = at + name.size();
  return end < xml.size() &&
         std::string_view(" \t\r\n>/").find(xml[end]) != std::string_view::npos;
}

}  // namespace

std::vector<ItemSpan> CutElements(std::string_view xml, std::string_view name) {
  std::vector<ItemSpan> spans;
  size_t open = xml.npos;  // where the open item begins
  for (size_t at = xml.find('<'); at != xml.npos; at = xml.find('<', at)) {
    if (const size_t behind = BehindOther(xml, at); behind > at) {
      at = behind;
    } else if (xml.substr(at).starts_with("</")) {
      if (open != xml.npos && HasName(xml, at + 2, name)) {
        spans.push_back({open, Behind(xml, ">", at), true});
        open = xml.npos;
      }
      at += 2;
    } else if (HasName(xml, at + 1, name)) {
      if (open != xml.npos) spans.push_back({open, at, false});
      const size_t end = BehindTag(xml, at);
      open = at;
      if (xml.substr(0, end).ends_with("/>")) {
        spans.push_back({at, end, true});
        open = xml.npos;
      }
      at = end;
    } else {
      ++at;
    }
  }
  if (open != xml.npos) spans.push_back({open, xml.size(), false});
  return spans;
}

std::string OutsideOf(std::string_view xml,
                      const std::vector<ItemSpan>& spans) {
  std::string outside;
  size_t begin = 0;
  for (const ItemSpan& span : spans) {
    outside += xml.substr(begin, span.begin - begin);
    begin = span.end;
  }
  outside += xml.substr(begin);
  return outside;
}

bool HasEndTag(std::string_view xml, std::string_view name) {
  const size_t tag = xml.rfind('<' + ("/" + std::string(name)));
  if (tag != xml.npos) return xml.find('>', tag) != xml.npos;
  const size_t end = xml.find_last_not_of(" \t\r\n");
  return end != xml.npos && end > 0 && xml.substr(end - 1, 2) == "/>";
}

std::string_view RootName(std::string_view xml) {
  size_t at = xml.find('<');
  while (at != xml.npos) {
    const size_t behind = BehindOther(xml, at);
    if (behind == at) break;
    at = xml.find('<', behind);
  }
  if (at == xml.npos) return {};
  const size_t end = std::min(xml.find_first_of(" \t\r\n>/", at), xml.size());
  return xml.substr(at + 1, end - at - 1);
}

std::vector<std::string> DeclaredEntities(std::string_view xml) {
  constexpr std::string_view kDeclaration = "<!ENTITY";
  std::vector<std::string> names;
  const size_t type = xml.find("<!DOCTYPE");
  if (type == xml.npos) return names;
  const std::string_view declared =
      xml.substr(type, BehindDocumentType(xml, type + 2) - type);
  for (size_t at = declared.find(kDeclaration); at != declared.npos;
       at = declared.find(kDeclaration, at + 1)) {
    const size_t begin =
        declared.find_first_not_of(" \t\r\n", at + kDeclaration.size());
    if (begin == declared.npos) break;
    const size_t end = declared.find_first_of(" \t\r\n>", begin);
    // `%` begins an entity of the document type itself.
    if (declared[begin] == '%' || end == declared.npos) continue;
    names.emplace_back(declared.substr(begin, end - begin));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace neardup
