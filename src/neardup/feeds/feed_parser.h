// The parser for all documents that hold several stories.
//
// Example:
//   RecordParser parser(options, MakeFeedParser(options));

#ifndef NEARDUP_FEEDS_FEED_PARSER_H_
#define NEARDUP_FEEDS_FEED_PARSER_H_

#include <memory>

#include "neardup/io/document_parser.h"
#include "neardup/io/record_reader.h"

namespace neardup {

// A parser for every format of which IsDocument holds. A byte order mark is
// passed over. Make one a thread.
std::unique_ptr<DocumentParser> MakeFeedParser(const ReaderOptions& options);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_FEED_PARSER_H_
