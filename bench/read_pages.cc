// read_pages [--turns N] PAGE...: the stories of HTML files.
//
// Writes a JSON line for each page; with --turns instead reads all N times from
// memory and writes the MB of one CPU second, of the best turn.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/extract/html_article.h"
#include "neardup/io/byte_source.h"
#include "neardup/io/json_writer.h"

namespace neardup {
namespace {

StatusOr<HtmlArticle> ReadPage(std::string_view bytes) {
  return ReadHtmlArticle(bytes);
}

Status WriteStories(const std::vector<std::string>& pages) {
  JsonWriter json;
  for (const std::string& page : pages) {
    NEARDUP_ASSIGN_OR_RETURN(const HtmlArticle article, ReadPage(page));
    json.Object().Key("title").String(article.title);
    json.Key("byline").String(article.byline);
    json.Key("published").String(article.published);
    json.Key("url").String(article.url);
    json.Key("language").String(article.language);
    json.Key("text").String(article.text).EndObject();
    const std::string_view line = json.TakeLine();
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
  return OkStatus();
}

Status Measure(const std::vector<std::string>& pages, int turns) {
  size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  double least = 1e9;
  size_t text = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const std::clock_t begin = std::clock();
    for (const std::string& page : pages) {
      NEARDUP_ASSIGN_OR_RETURN(const HtmlArticle article, ReadPage(page));
      text += article.text.size();
    }
    least = std::min(
        least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::printf("neardup: %.0f MB/s, %zu pages of %zu bytes, %zu of text\n",
              static_cast<double>(bytes) / 1e6 / least, pages.size(),
              bytes / pages.size(), text / pages.size() / turns);
  return OkStatus();
}

Status Run(int argc, char** argv) {
  int turns = 0;
  int first = 1;
  if (argc > 2 && std::string_view(argv[1]) == "--turns") {
    turns = std::atoi(argv[2]);
    first = 3;
  }
  std::vector<std::string> pages;
  for (int i = first; i < argc; ++i) {
    NEARDUP_ASSIGN_OR_RETURN(std::string page, ReadAll(argv[i]));
    pages.push_back(std::move(page));
  }
  if (pages.empty())
    return InvalidArgument("usage: read_pages [--turns N] PAGE...");
  return turns > 0 ? Measure(pages, turns) : WriteStories(pages);
}

}  // namespace
}  // namespace neardup

int main(int argc, char** argv) {
  const neardup::Status status = neardup::Run(argc, argv);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", neardup::Message(status).c_str());
  return 1;
}
