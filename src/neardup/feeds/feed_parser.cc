#include "neardup/feeds/feed_parser.h"

#include <optional>
#include <string>

#include "neardup/feeds/document_charset.h"
#include "neardup/feeds/json_documents.h"
#include "neardup/feeds/json_formats.h"
#include "neardup/feeds/page_documents.h"
#include "neardup/feeds/table_documents.h"
#include "neardup/feeds/xml_documents.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

class FeedParser : public DocumentParser {
 public:
  explicit FeedParser(const ReaderOptions& options)
      : pages_(options), json_(options), table_(options) {}

  void Parse(const Document& document, std::deque<StoryFields>* stories,
             std::vector<DocumentReject>* rejects) override {
    // Pages have ways of their own to say their charset.
    if (document.format == InputFormat::kHtml ||
        document.format == InputFormat::kWarc) {
      return pages_.Parse(document, stories, rejects);
    }
    Document content = document;
    if (content.bytes.starts_with(kByteOrderMark)) {
      content.bytes.remove_prefix(kByteOrderMark.size());
    }
    std::optional<std::string> converted;
    if (!IsJson(content.format)) converted = ConvertedDocument(content.bytes);
    if (converted) content.bytes = *converted;
    ParseWith(content, stories, rejects);
  }

  void ReadDetails(simdjson::dom::object record, StoryFields* story) override {
    ReadJsonDetails(record, story);
  }

 private:
  static bool IsJson(InputFormat format) {
    return format == InputFormat::kJsonFeed || format == InputFormat::kNinjs ||
           format == InputFormat::kJson;
  }

  void ParseWith(const Document& document, std::deque<StoryFields>* stories,
                 std::vector<DocumentReject>* rejects) {
    switch (document.format) {
      case InputFormat::kJsonFeed:
      case InputFormat::kNinjs:
      case InputFormat::kJson:
        return json_.Parse(document, stories, rejects);
      case InputFormat::kCsv:
      case InputFormat::kTsv:
        return table_.Parse(document, stories, rejects);
      default:
        return xml_.Parse(document, stories, rejects);
    }
  }

  XmlDocuments xml_;
  PageDocuments pages_;
  JsonDocuments json_;
  TableDocuments table_;
};

}  // namespace

std::unique_ptr<DocumentParser> MakeFeedParser(const ReaderOptions& options) {
  return std::make_unique<FeedParser>(options);
}

}  // namespace neardup
