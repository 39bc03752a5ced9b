// What an input holds, found from its first bytes.
//
// Two formats are cut into records while they are read: JSON Lines, a line a
// record, and plain text, a file a record. All others are documents: a file as
// a whole is handed to a DocumentParser (document_parser.h), which makes
// several records of it.

#ifndef NEARDUP_IO_INPUT_FORMAT_H_
#define NEARDUP_IO_INPUT_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

enum class InputFormat {
  kAuto,  // to be found
  kJsonLines,
  kText,
  // Documents.
  kRss,       // RSS 0.9x, 1.0 (RDF), 2.0
  kAtom,      // Atom 1.0
  kNitf,      // NITF
  kNewsMl,    // NewsML-G2: newsItem, newsMessage
  kJsonFeed,  // JSON Feed 1.x
  kNinjs,     // ninjs 1 to 3, one item or an array of them
  kJson,      // an object or an array of objects over many lines
  kCsv,       // comma- or semicolon-separated values with a header
  kTsv,       // tab-separated values with a header, or GDELT's GKG without
  kHtml,      // one page of a site
  kWarc,      // an archive of pages, as crawls make
};

// "auto", "jsonl", "text", "rss", ... Errors: kInvalidArgument.
StatusOr<InputFormat> ParseInputFormat(std::string_view name);

// The name that ParseInputFormat takes.
std::string_view InputFormatName(InputFormat format);

// All names, separated by `separator`.
std::string InputFormatNames(std::string_view separator);

inline bool IsDocument(InputFormat format) {
  return format > InputFormat::kText;
}

// What `bytes`, the beginning of a file called `name`, are the beginning of;
// nothing when more bytes are needed to tell. `all`: there are no more. Never
// kAuto. Cost: looks at most at the first MiB.
//
//   <           the name of the root element behind declaration, comments and
//               document type: rss, RDF, feed, nitf, newsItem, newsMessage,
//               html (head, body) in any case of letters;
//               another root is text
//   {           JSON Lines; JSON Feed when `jsonfeed.org/version` stands in the
//               first KiB; else a JSON document when the first line ends
//               inside the object (in `{`, `[` or `,`) and the next does not
//               begin another one; a ninjs when that has its keys
//   [           a JSON document when `{` follows
//   a,b,c       CSV or TSV when the first line is a header: names of which at
//               least two are usual names of fields, a title or a text one of
//               them; GDELT's GKG when it has its 27 columns
//   WARC/       an archive of pages
//   .jsonl .ndjson .csv .tsv at the end of the name (before .gz or .zst) decide
//   what the bytes do not; all else is text.
std::optional<InputFormat> FindInputFormat(std::string_view name,
                                           std::string_view bytes, bool all);

}  // namespace neardup

#endif  // NEARDUP_IO_INPUT_FORMAT_H_
