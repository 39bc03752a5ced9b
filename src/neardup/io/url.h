// One form for all addresses of a story, at two levels.
//
// The safe form is an identity: two addresses with one safe form lead to one
// page. Scheme and host are in lower case, the host as IDNA writes it [UTS 46];
// default port and fragment are gone (`#!` stays, it names pages); `.` and `..`
// are resolved; percent-encoding is that of RFC 3986, 6.2.2; parameters that
// only track readers are gone, the others in order.
//
// The lossy form is a key for candidates and nothing more: it also takes https
// for http, drops mirror hosts (www, m, amp), doubtful and empty parameters,
// index pages, `/amp` and slashes at the end, unwraps archives and AMP caches,
// and is in lower case throughout. Different stories may share it
// (Media Cloud's normalize_url merges by such a form).
//
// What "www" or "source" means on which host is data: url_rules.h.
//
// Example:
//   auto url = CanonicalUrl("HTTP://Example.org:80/a/../News?utm_source=x#top",
//                           UrlRules::BuiltIn());
//   // url->safe == "http://example.org/News", url->lossy ==
//   // "https://example.org/news", url->site == "example.org"

#ifndef NEARDUP_IO_URL_H_
#define NEARDUP_IO_URL_H_

#include <optional>
#include <string>
#include <string_view>

#include "neardup/io/url_rules.h"

namespace neardup {

// Longer addresses are none.
inline constexpr size_t kMaxUrlBytes = 8192;

struct Url {
  std::string safe;
  std::string lossy;
  std::string host;  // of the safe form: ASCII, without port
  // The registrable domain of the host by the public suffix list:
  // "example.co.uk" of "news.example.co.uk"; the host where there is none.
  std::string site;
  // Whether the address may be that of one story: it is no home page (`/`,
  // `/en/`) and no shortened link.
  bool names_story = false;
};

// Nothing if `address` is no absolute http or https address (`//host/path` is
// taken for https), names a user, or its host is none. White space around it
// and line breaks within are ignored. Cost: about 3 us. Threads: any.
std::optional<Url> CanonicalUrl(std::string_view address,
                                const UrlRules& rules);

// The safe form alone, of an address that names a story; else nothing. Cost:
// about 1 us.
std::optional<std::string> SafeStoryUrl(std::string_view address,
                                        const UrlRules& rules);

}  // namespace neardup

#endif  // NEARDUP_IO_URL_H_
