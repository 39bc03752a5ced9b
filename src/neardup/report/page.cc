#include "neardup/report/page.h"

#include <absl/strings/escaping.h>
#include <fmt/format.h>

#include "neardup/report/html.h"
#include "neardup/report/packed_data.h"
#include "neardup/report/page_files.h"

namespace neardup {
namespace {

// 'sha256-...', as a policy names the text of an element.
std::string HashSource(std::string_view hex) {
  const std::string bytes = absl::HexStringToBytes({hex.data(), hex.size()});
  return fmt::format("'sha256-{}'", absl::Base64Escape(bytes));
}

std::string Policy() {
  std::string scripts;
  for (const PageFile& script : PageScripts()) {
    scripts += " " + HashSource(script.sha256);
  }
  return fmt::format(
      "default-src 'none'; img-src data:; style-src {}; script-src{}; "
      "base-uri 'none'; form-action 'none'",
      HashSource(PageStyle().sha256), scripts);
}

}  // namespace

std::string PageBegin(std::string_view title) {
  const std::string name = EscapeHtml(title);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<header class=\"page\"><h1>{}</h1>"
      "<button type=\"button\" id=\"theme\">Dark</button></header>\n<main>\n",
      Policy(), name, PageStyle().text, name);
}

std::string PageData(std::string_view id, std::string_view data) {
  return fmt::format(
      "<script type=\"application/gzip\" id=\"{}\">{}</script>\n", id,
      PackData(data));
}

std::string PageEnd() {
  std::string html;
  for (const PageFile& script : PageScripts()) {
    html += fmt::format("<script>{}</script>\n", script.text);
  }
  return html + "</body>\n</html>\n";
}

}  // namespace neardup
