#include "neardup/feeds/page_documents.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "neardup/extract/html_article.h"
#include "neardup/feeds/story_rules.h"
#include "neardup/io/charset.h"
#include "neardup/io/raw_input.h"
#include "neardup/io/utf8.h"
#include "neardup/io/warc_reader.h"
#include "neardup/io/warc_records.h"

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
    std::string reason = fmt::format("{} bytes of the page mean nothing in {}",
                                     decoded->replaced, decoded->charset);
    const auto first = FindInvalidUtf8(page.bytes);
    if (decoded->charset == "UTF-8" && first) {
      reason += fmt::format(", the first at byte {}", *first);
    }
    return reason;
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
  if (document.format == InputFormat::kWarc && !document.part)
    return ParseArchive(document, stories, rejects);
  if (document.format == InputFormat::kWarc) {
    return ParseRecord(RecordOf(document.bytes, document.part->offset),
                       document.name, document.part->number + 1, stories,
                       rejects);
  }
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

void PageDocuments::ParseRecord(const WarcRecord& record, std::string_view name,
                                size_t number, std::deque<StoryFields>* stories,
                                std::vector<DocumentReject>* rejects) {
  const auto reject = [&](std::string_view reason) {
    rejects->push_back({1, fmt::format("{}, in the record at byte {}", reason,
                                       record.offset)});
  };
  const StatusOr<bool> found = ReadWarcPage(record, max_page_bytes_, &page_);
  if (!found.ok()) return reject(Message(found.status()));
  if (!*found) return;
  StoryFields story;
  story.line = 1;
  std::string reason =
      ReadPage({page_.body, page_.charset, page_.uri, page_.date}, &story);
  if (reason.empty()) reason = CompleteStory(name, number, &story);
  if (!reason.empty()) return reject(reason);
  stories->push_back(std::move(story));
}

void PageDocuments::ParseArchive(const Document& document,
                                 std::deque<StoryFields>* stories,
                                 std::vector<DocumentReject>* rejects) {
  WarcRecords records(std::make_unique<MemoryInput>(std::string(document.name),
                                                    document.bytes));
  size_t number = 0;
  while (true) {
    const StatusOr<WarcRecords::Item> item = records.Next();
    if (!item.ok()) {
      rejects->push_back({1, Message(item.status())});
      return;
    }
    if (*item == WarcRecords::Item::kEnd) return;
    if (*item == WarcRecords::Item::kReject) {
      const WarcReject& reject = records.reject();
      rejects->push_back({1, fmt::format("{}, in the record at byte {}",
                                         reject.reason, reject.offset)});
    } else if (MayBePage(records.record())) {
      ParseRecord(records.record(), document.name, ++number, stories, rejects);
    }
  }
}

}  // namespace neardup
