// What of an address says nothing about the story: tracking parameters, mirror
// hosts, wrappers, shorteners. Rules are data (url_rules.tsv, which says how to
// write them); a user can give other ones.

#ifndef NEARDUP_IO_URL_RULES_H_
#define NEARDUP_IO_URL_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"

namespace neardup {

// What a parameter of a query tells.
enum class ParameterMeaning {
  kStory,     // perhaps which story: kept
  kDoubtful,  // mostly nothing: left out of the lossy form
  kTracking,  // nothing: left out of both forms
};

// Immutable; safe to read from many threads.
class UrlRules {
 public:
  // The rules of url_rules.tsv.
  static const UrlRules& BuiltIn();

  // Reads rules in the format of url_rules.tsv; InvalidArgument with the number
  // of the first line that is none.
  static StatusOr<UrlRules> Parse(std::string_view text);

  // `host` is in lower case; `name` is not decoded.
  ParameterMeaning Meaning(std::string_view host, std::string_view name) const;

  // Whether a host that begins with this label shows what the host without it
  // does.
  bool IsMirror(std::string_view label) const;

  // The address wrapped in `path` on `host`, or nothing: what follows
  // "/web/2025/" in "/web/2025/https://example.org/a".
  std::string_view Unwrap(std::string_view host, std::string_view path) const;

  bool IsShortener(std::string_view host) const;

 private:
  struct Rule {
    std::string host;  // "*" for any
    std::string name;
  };
  struct ParameterRule : Rule {
    ParameterMeaning meaning;
  };

  Status AddLine(std::string_view line);

  std::vector<ParameterRule> parameters_;
  std::vector<Rule> mirrors_;
  std::vector<Rule> wrappers_;
  std::vector<Rule> shorteners_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_URL_RULES_H_
