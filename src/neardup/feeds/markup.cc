#include "neardup/feeds/markup.h"

#include <algorithm>
#include <utility>

#include "neardup/io/utf8.h"

namespace neardup {
namespace {

constexpr std::string_view kWhite = " \t\r\n\f\v";

std::string HtmlText(std::string_view html) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&nbsp;", " "},
      {"&amp;", "&"},
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&quot;", "\""}};
  std::string text;
  for (size_t i = 0; i < html.size();) {
    const std::string_view rest = html.substr(i);
    if (rest.front() == '<') {
      const bool block = rest.starts_with("<p") || rest.starts_with("<br") ||
                         rest.starts_with("</p") || rest.starts_with("<div");
      const size_t end = rest.find('>');
      if (block && !text.empty() && text.back() != '\n') text += '\n';
      i = end == rest.npos ? html.size() : i + end + 1;
      continue;
    }
    const auto entity = std::ranges::find_if(kEntities, [&](const auto& known) {
      return rest.starts_with(known.first);
    });
    if (entity != std::end(kEntities)) {
      text += entity->second;
      i += entity->first.size();
    } else {
      text += html[i++];
    }
  }
  return text;
}

}  // namespace

std::string PlainText(std::string_view text) {
  const size_t begin = text.find_first_not_of(kWhite);
  if (begin == text.npos) return "";
  text = text.substr(begin, text.find_last_not_of(kWhite) - begin + 1);
  if (FindInvalidUtf8(text)) return ReplaceInvalidUtf8(text);
  return std::string(text);
}

std::string TextOfMarkup(std::string_view html) {
  if (html.find_first_of("<&") == html.npos) return PlainText(html);
  return PlainText(HtmlText(html));
}

std::string LineOfMarkup(std::string_view html) {
  const std::string text = TextOfMarkup(html);
  std::string line;
  line.reserve(text.size());
  for (const char c : text) {
    const bool white = kWhite.find(c) != kWhite.npos;
    if (!white) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace neardup
