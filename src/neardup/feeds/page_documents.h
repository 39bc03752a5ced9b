// HTML files, and archives of pages, as documents of stories.

#ifndef NEARDUP_FEEDS_PAGE_DOCUMENTS_H_
#define NEARDUP_FEEDS_PAGE_DOCUMENTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/document_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/io/warc_reader.h"

namespace neardup {

// Reads an HTML file as one story (extract/html_article.h) and a WARC file as a
// story for each page in it (io/warc_reader.h), in whatever charsets they are.
//
// The id is the canonical address, else the one it was fetched from, else the
// file's name. A page without a text has its title for one.
//
// Rejected: a page with neither text nor title; one with more than one byte in
// a thousand that means nothing in its charset (mixed or broken text); what
// WarcReader rejects, with the byte where it says the record begins.
class PageDocuments {
 public:
  explicit PageDocuments(const ReaderOptions& options)
      : max_page_bytes_(static_cast<size_t>(
            std::min<uint64_t>(size_t{32} << 20, options.max_line_bytes))) {}

  // As DocumentParser::Parse, of kHtml and kWarc.
  void Parse(const Document& document, std::deque<StoryFields>* stories,
             std::vector<DocumentReject>* rejects);

 private:
  void ParseArchive(const Document& document, std::deque<StoryFields>* stories,
                    std::vector<DocumentReject>* rejects);
  void ParseRecord(const WarcRecord& record, std::string_view name,
                   size_t number, std::deque<StoryFields>* stories,
                   std::vector<DocumentReject>* rejects);

  size_t max_page_bytes_;
  WarcPage page_;
};

}  // namespace neardup

#endif  // NEARDUP_FEEDS_PAGE_DOCUMENTS_H_
