#include "neardup/feeds/markup.h"

#include "neardup/extract/html_text.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

constexpr std::string_view kWhite = " \t\r\n\f\v";

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
