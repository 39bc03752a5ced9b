#include "neardup/io/url.h"

#include <libpsl.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "neardup/base/ascii.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

// An address in parts, each already in its normal form.
struct Parts {
  std::string scheme;
  std::string host;
  std::string port;  // with its colon
  std::string path;
  std::vector<std::string> query;  // name=value
  std::string fragment;            // with its mark
};

bool IsUnreserved(char c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '-' || c == '.' ||
         c == '_' || c == '~';
}
int HexValue(char c) {
  if (IsAsciiDigit(c)) return c - '0';
  c = LowerAscii(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// What stands in an address: without white space around it and line breaks in
// it; nothing if other control characters do.
std::optional<std::string> Cleaned(std::string_view address) {
  std::string clean;
  for (const char c : address) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    clean.push_back(c);
  }
  const size_t first = clean.find_first_not_of(' ');
  if (first == clean.npos) return std::nullopt;
  clean = clean.substr(first, clean.find_last_not_of(' ') - first + 1);
  for (const char c : clean) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
  }
  return clean;
}

// RFC 3986, 6.2.2: what need not be encoded is decoded, the rest encoded in
// capitals.
std::string Encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kAsIs = "!$&'()*+,;=:@/?";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    bool encode = !IsUnreserved(c) && kAsIs.find(c) == kAsIs.npos;
    if (c == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
        HexValue(text[i + 2]) >= 0) {
      c = static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
      encode = !IsUnreserved(c);
      i += 2;
    }
    if (encode) {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// RFC 3986, 5.2.4, on an encoded path.
std::string WithoutDots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    const bool last = end == path.size();
    path.remove_prefix(end);
    if (segment == "..") {
      out.erase(out.empty() ? 0 : out.rfind('/'));
    } else if (segment != ".") {
      out.push_back('/');
      out += segment;
      continue;
    }
    if (last) out.push_back('/');
  }
  return out.empty() ? "/" : out;
}

const icu::IDNA* Idna() {
  static const std::unique_ptr<icu::IDNA> idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<icu::IDNA>(icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, error));
  }();
  return idna.get();
}

bool IsHostCharacter(char c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '-' || c == '.' ||
         c == '_';
}

// Whether IDNA leaves a host as it is, but for its case: nearly all are such.
bool IsPlainHost(std::string_view host) {
  constexpr size_t kLongestLabel = 63;
  constexpr size_t kLongestHost = 253;
  size_t label = 0;
  for (const char c : host) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (!(IsAsciiLetter(c) || IsAsciiDigit(c) || c == '-') ||
               ++label > kLongestLabel) {
      return false;
    }
  }
  // "--" begins what is encoded.
  return label > 0 && host.size() <= kLongestHost &&
         host.find("--") == host.npos;
}

// The host in ASCII and lower case; empty if it is none.
std::string CanonicalHost(std::string_view host) {
  if (IsPlainHost(host)) return LowerAscii(host);
  if (host.starts_with('[')) {
    const bool address =
        host.size() > 3 && host.ends_with(']') &&
        std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
          return HexValue(c) >= 0 || c == ':' || c == '.';
        });
    return address ? LowerAscii(host) : "";
  }
  if (FindInvalidUtf8(host) || Idna() == nullptr) return "";
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  UErrorCode error = U_ZERO_ERROR;
  Idna()->nameToASCII_UTF8(
      icu::StringPiece(host.data(), static_cast<int32_t>(host.size())), sink,
      info, error);
  constexpr uint32_t kForgiven = UIDNA_ERROR_LEADING_HYPHEN |
                                 UIDNA_ERROR_TRAILING_HYPHEN |
                                 UIDNA_ERROR_HYPHEN_3_4;
  if (U_FAILURE(error) || (info.getErrors() & ~kForgiven)) return "";
  if (ascii.ends_with('.')) ascii.pop_back();
  const bool fine =
      std::ranges::all_of(ascii, IsHostCharacter) && !ascii.starts_with('.');
  return fine ? ascii : "";
}

// Takes scheme, host and port from the front of *rest.
bool TakeAuthority(std::string_view* rest, Parts* parts) {
  const size_t colon = rest->find(':');
  if (rest->starts_with("//")) {
    parts->scheme = "https";
  } else {
    if (colon == rest->npos) return false;
    parts->scheme = LowerAscii(rest->substr(0, colon));
    if (parts->scheme != "http" && parts->scheme != "https") return false;
    rest->remove_prefix(colon + 1);
  }
  if (!rest->starts_with("//")) return false;
  rest->remove_prefix(2);
  const size_t end = std::min(rest->find_first_of("/?#"), rest->size());
  std::string_view authority = rest->substr(0, end);
  rest->remove_prefix(end);
  if (authority.find('@') != authority.npos) return false;
  const size_t bracket = authority.rfind(']');
  const size_t port = authority.rfind(':');
  if (port != authority.npos && (bracket == authority.npos || port > bracket)) {
    const std::string_view digits = authority.substr(port + 1);
    if (digits.size() > 5 || !std::ranges::all_of(digits, IsAsciiDigit)) {
      return false;
    }
    const std::string_view usual = parts->scheme == "http" ? "80" : "443";
    if (!digits.empty() && digits != usual) {
      parts->port = authority.substr(port);
    }
    authority = authority.substr(0, port);
  }
  parts->host = CanonicalHost(authority);
  return !parts->host.empty();
}

std::optional<Parts> Split(std::string_view address) {
  if (address.size() > kMaxUrlBytes) return std::nullopt;
  const std::optional<std::string> clean = Cleaned(address);
  if (!clean) return std::nullopt;
  std::string_view rest = *clean;
  Parts parts;
  if (!TakeAuthority(&rest, &parts)) return std::nullopt;
  const size_t mark = std::min(rest.find('#'), rest.size());
  if (rest.substr(mark).starts_with("#!")) {
    parts.fragment = "#" + Encoded(rest.substr(mark + 1));
  }
  rest = rest.substr(0, mark);
  const size_t question = std::min(rest.find('?'), rest.size());
  parts.path = WithoutDots(Encoded(rest.substr(0, question)));
  rest.remove_prefix(std::min(question + 1, rest.size()));
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('&'), rest.size());
    if (end > 0) parts.query.push_back(Encoded(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::ranges::sort(parts.query);
  return parts;
}

std::string_view NameOf(std::string_view parameter) {
  return parameter.substr(0, parameter.find('='));
}

void EraseParameters(const UrlRules& rules, ParameterMeaning least,
                     Parts* parts) {
  std::erase_if(parts->query, [&](const std::string& parameter) {
    return rules.Meaning(parts->host, NameOf(parameter)) >= least;
  });
}

std::string Joined(const Parts& parts) {
  std::string url = parts.scheme + "://" + parts.host + parts.port + parts.path;
  for (size_t i = 0; i < parts.query.size(); ++i) {
    url += (i == 0 ? '?' : '&') + parts.query[i];
  }
  return url + parts.fragment;
}

std::string SiteOf(const std::string& host) {
  if (host.starts_with('[') || IsAsciiDigit(host.back())) return host;
  // Owned by the library, and the same on every machine.
  const psl_ctx_t* suffixes = psl_builtin();
  const char* site = suffixes != nullptr
                         ? psl_registrable_domain(suffixes, host.c_str())
                         : nullptr;
  return site != nullptr ? site : host;
}

// Without labels that only say how a page is shown, down to the site.
void DropMirrors(const UrlRules& rules, const std::string& site,
                 std::string* host) {
  while (host->size() > site.size()) {
    const size_t dot = host->find('.');
    if (dot == host->npos || !rules.IsMirror(host->substr(0, dot))) return;
    host->erase(0, dot + 1);
  }
}

// What the path of an archive or an AMP cache leads to; `parts` stay if it
// leads nowhere.
void Unwrap(const UrlRules& rules, Parts* parts) {
  constexpr int kMaxDepth = 3;
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    std::string inner(rules.Unwrap(parts->host, parts->path));
    if (inner.empty()) return;
    if (inner.starts_with("s/")) {
      inner.replace(0, 2, "https://");  // the cache's way to say https
    } else if (!inner.starts_with("http://") &&
               !inner.starts_with("https://")) {
      // Slashes in a row are often made one on the way.
      const size_t slash = inner.find(":/");
      if (inner.starts_with("http") && slash != inner.npos) {
        inner.insert(slash + 1, "/");
      } else {
        inner.insert(0, "http://");
      }
    }
    std::optional<Parts> found = Split(inner);
    if (!found) return;
    found->query = std::move(parts->query);
    *parts = *std::move(found);
  }
}

void DropEnd(std::string_view end, std::string* path) {
  if (path->size() > end.size() && path->ends_with(end)) {
    path->resize(path->size() - end.size());
  }
}

std::string LossyForm(const UrlRules& rules, Parts parts) {
  Unwrap(rules, &parts);
  parts.scheme = "https";
  DropMirrors(rules, SiteOf(parts.host), &parts.host);
  EraseParameters(rules, ParameterMeaning::kDoubtful, &parts);
  std::erase_if(parts.query, [](const std::string& parameter) {
    return NameOf(parameter).size() + 1 >= parameter.size();
  });
  for (std::string& parameter : parts.query) parameter = LowerAscii(parameter);
  std::ranges::sort(parts.query);
  parts.path = LowerAscii(parts.path);
  for (const std::string_view end :
       {"/index.html", "/index.htm", "/index.php"}) {
    DropEnd(end, &parts.path);
  }
  while (parts.path.ends_with('/')) parts.path.pop_back();
  DropEnd("/amp", &parts.path);
  parts.fragment = LowerAscii(parts.fragment);
  return Joined(parts);
}

// `/`, `/en`, `/de-ch/`: the front page of something.
bool IsFrontPage(const Parts& parts) {
  constexpr size_t kLongestLanguage = 5;
  std::string_view path = parts.path;
  path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  return parts.query.empty() && parts.fragment.empty() &&
         path.size() <= kLongestLanguage &&
         std::ranges::all_of(
             path, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool NamesStory(const Parts& parts, const UrlRules& rules) {
  return !IsFrontPage(parts) && !rules.IsShortener(parts.host);
}

}  // namespace

std::optional<Url> CanonicalUrl(std::string_view address,
                                const UrlRules& rules) {
  std::optional<Parts> parts = Split(address);
  if (!parts) return std::nullopt;
  EraseParameters(rules, ParameterMeaning::kTracking, &*parts);
  Url url;
  url.host = parts->host;
  url.site = SiteOf(parts->host);
  url.safe = Joined(*parts);
  url.names_story = NamesStory(*parts, rules);
  url.lossy = LossyForm(rules, *std::move(parts));
  return url;
}

std::optional<std::string> SafeStoryUrl(std::string_view address,
                                        const UrlRules& rules) {
  std::optional<Parts> parts = Split(address);
  if (!parts) return std::nullopt;
  EraseParameters(rules, ParameterMeaning::kTracking, &*parts);
  if (!NamesStory(*parts, rules)) return std::nullopt;
  return Joined(*parts);
}

}  // namespace neardup
