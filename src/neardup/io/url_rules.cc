#include "neardup/io/url_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

#include "neardup/base/ascii.h"

namespace neardup {

extern const std::string_view kUrlRules;

namespace {

// Whether `host` is `rule_host` or lies below it.
bool HostMatches(std::string_view rule_host, std::string_view host) {
  if (rule_host == "*") return true;
  if (!host.ends_with(rule_host)) return false;
  return host.size() == rule_host.size() ||
         host[host.size() - rule_host.size() - 1] == '.';
}

// `pattern` is in lower case and may end with a star.
bool NameMatches(std::string_view pattern, std::string_view name) {
  const bool open = pattern.ends_with('*');
  if (open) pattern.remove_suffix(1);
  if (name.size() < pattern.size()) return false;
  if (!open && name.size() != pattern.size()) return false;
  return std::equal(pattern.begin(), pattern.end(), name.begin(),
                    [](char a, char b) { return a == LowerAscii(b); });
}

// What follows `prefix`, in which "/*/" stands for one segment; nothing if
// `path` does not begin so.
std::string_view Behind(std::string_view prefix, std::string_view path) {
  while (!prefix.empty()) {
    if (prefix.front() == '*') {
      path.remove_prefix(std::min(path.find('/'), path.size()));
    } else if (path.empty() || path.front() != prefix.front()) {
      return {};
    } else {
      path.remove_prefix(1);
    }
    prefix.remove_prefix(1);
  }
  return path;
}

}  // namespace

const UrlRules& UrlRules::BuiltIn() {
  static const UrlRules rules = [] {
    StatusOr<UrlRules> parsed = Parse(kUrlRules);
    assert(parsed.ok());
    return *std::move(parsed);
  }();
  return rules;
}

StatusOr<UrlRules> UrlRules::Parse(std::string_view text) {
  UrlRules rules;
  size_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (Status status = rules.AddLine(line); !status.ok()) {
      return InvalidArgument(fmt::format(
          "line {}: {}", number,
          std::string_view(status.message().data(), status.message().size())));
    }
  }
  return rules;
}

Status UrlRules::AddLine(std::string_view line) {
  std::array<std::string_view, 3> columns;
  for (size_t i = 0; i < columns.size(); ++i) {
    const size_t tab = i < 2 ? line.find('\t') : line.size();
    if (tab == line.npos) return InvalidArgument("not three columns");
    columns[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
    if (columns[i].empty()) return InvalidArgument("an empty column");
  }
  if (columns[2].find('\t') != columns[2].npos) {
    return InvalidArgument("more than three columns");
  }
  Rule rule = {std::string(columns[1]), std::string(columns[2])};
  rule.host = LowerAscii(rule.host);
  rule.name = LowerAscii(rule.name);
  const std::string_view kind = columns[0];
  const auto add = [&](ParameterMeaning meaning) {
    parameters_.push_back({std::move(rule), meaning});
  };
  if (kind == "track") {
    add(ParameterMeaning::kTracking);
  } else if (kind == "doubt") {
    add(ParameterMeaning::kDoubtful);
  } else if (kind == "keep") {
    add(ParameterMeaning::kStory);
  } else if (kind == "mirror") {
    mirrors_.push_back(std::move(rule));
  } else if (kind == "wrapper") {
    wrappers_.push_back(std::move(rule));
  } else if (kind == "short") {
    shorteners_.push_back(std::move(rule));
  } else {
    return InvalidArgument(fmt::format("no kind of rule: {}", kind));
  }
  return OkStatus();
}

ParameterMeaning UrlRules::Meaning(std::string_view host,
                                   std::string_view name) const {
  // Of one host, what tells most of the story wins; of any, what least.
  const ParameterRule* own = nullptr;
  const ParameterRule* any = nullptr;
  for (const ParameterRule& rule : parameters_) {
    if (!HostMatches(rule.host, host) || !NameMatches(rule.name, name)) {
      continue;
    }
    if (rule.host == "*") {
      if (any == nullptr || rule.meaning > any->meaning) any = &rule;
    } else if (own == nullptr || rule.meaning < own->meaning) {
      own = &rule;
    }
  }
  if (own != nullptr) return own->meaning;
  return any != nullptr ? any->meaning : ParameterMeaning::kStory;
}

bool UrlRules::IsMirror(std::string_view label) const {
  return std::ranges::any_of(
      mirrors_, [label](const Rule& rule) { return rule.name == label; });
}

std::string_view UrlRules::Unwrap(std::string_view host,
                                  std::string_view path) const {
  for (const Rule& rule : wrappers_) {
    if (!HostMatches(rule.host, host)) continue;
    const std::string_view wrapped = Behind(rule.name, path);
    if (!wrapped.empty()) return wrapped;
  }
  return {};
}

bool UrlRules::IsShortener(std::string_view host) const {
  return std::ranges::any_of(shorteners_, [host](const Rule& rule) {
    return HostMatches(rule.host, host);
  });
}

}  // namespace neardup
