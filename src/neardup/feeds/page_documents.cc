#include "neardup/feeds/page_documents.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "neardup/extract/html_article.h"
#include "neardup/feeds/story_rules.h"
#include "neardup/io/charset.h"
#include "neardup/io/raw_input.h"
#include "neardup/io/warc_reader.h"

namespace neardup {
namespace {

bool IsAddress(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// A page and where it comes from.
struct Page {
  std::string_view bytes;
  std::string_view charset;  // by HTTP
  std::string_view url;
  std::string_view fetched;
};

// Fills `story`; returns why it is none, or "".
std::string ReadPage(const Page& page, StoryFields* story) {
  const StatusOr<DecodedText> decoded = DecodeText(page.bytes, page.charset);
  if (!decoded.ok()) return Message(decoded.status());
  constexpr size_t kOneOf = 1000;
  if (decoded->replaced * kOneOf > page.bytes.size()) {
    return fmt::format("{} bytes of the page mean nothing in {}",
                       decoded->replaced, decoded->charset);
  }
  StatusOr<HtmlArticle> article = ReadHtmlArticle(decoded->utf8);
  if (!article.ok()) return Message(article.status());
  story->url =
      IsAddress(article->url) ? std::move(article->url) : std::string(page.url);
  story->title = std::move(article->title);
  story->text = std::move(article->text);
  story->time = article->published.empty() ? page.fetched : article->published;
  if (story->url.empty()) story->source = article->site;
  story->language = std::move(article->language);
  story->Add("author", article->byline);
  story->Add("updated", article->modified);
  story->Add("site", article->site);
  story->Add("fetched", page.fetched);
  if (decoded->charset != "UTF-8") story->Add("charset", decoded->charset);
  return "";
}

}  // namespace

void PageDocuments::Parse(const Document& document,
                          std::deque<StoryFields>* stories,
                          std::vector<DocumentReject>* rejects) {
  if (document.format == InputFormat::kWarc)
    return ParseArchive(document, stories, rejects);
  StoryFields story;
  story.line = 1;
  std::string reason = ReadPage({document.bytes, "", "", ""}, &story);
  if (story.url.empty()) story.id = document.name;
  if (reason.empty()) reason = CompleteStory(document.name, 1, &story);
  if (reason.empty()) {
    stories->push_back(std::move(story));
  } else {
    rejects->push_back({1, std::move(reason)});
  }
}

void PageDocuments::ParseArchive(const Document& document,
                                 std::deque<StoryFields>* stories,
                                 std::vector<DocumentReject>* rejects) {
  WarcReader reader(std::make_unique<MemoryInput>(std::string(document.name),
                                                  document.bytes));
  const auto reject = [&](uint64_t offset, std::string_view reason) {
    rejects->push_back(
        {1, fmt::format("{} in the record at byte {}", reason, offset)});
  };
  size_t number = 0;
  while (true) {
    const StatusOr<WarcItem> item = reader.Next();
    if (!item.ok()) return reject(0, Message(item.status()));
    if (*item == WarcItem::kEnd) return;
    if (*item == WarcItem::kReject) {
      reject(reader.reject().offset, reader.reject().reason);
      continue;
    }
    const WarcPage& page = reader.page();
    StoryFields story;
    story.line = 1;
    std::string reason =
        ReadPage({page.body, page.charset, page.uri, page.date}, &story);
    if (reason.empty()) reason = CompleteStory(document.name, ++number, &story);
    if (reason.empty()) {
      stories->push_back(std::move(story));
    } else {
      reject(page.offset, reason);
    }
  }
}

}  // namespace neardup
