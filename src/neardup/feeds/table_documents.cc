#include "neardup/feeds/table_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/feeds/item_span.h"
#include "neardup/feeds/markup.h"
#include "neardup/feeds/story_rules.h"
#include "neardup/io/record_fields.h"
#include "neardup/io/table_cutter.h"
#include "neardup/io/table_header.h"
#include "neardup/io/table_rows.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

// Columns of GDELT's Global Knowledge Graph 2.1.
enum GkgColumn { kGkgDate = 1, kGkgSource = 3, kGkgUrl = 4, kGkgExtras = 26 };

// The columns that hold a field, the best name first.
struct Columns {
  std::vector<size_t> id, title, text, time, source, url, language, author,
      updated;
};

// The columns with one of the names, in the order of the names.
std::vector<size_t> Find(const std::vector<std::string>& header,
                         const std::string& given,
                         std::initializer_list<std::string_view> usual) {
  std::vector<size_t> found;
  const auto add = [&](auto is_it) {
    for (size_t i = 0; i < header.size(); ++i) {
      if (is_it(header[i])) found.push_back(i);
    }
  };
  if (!given.empty()) {
    add([&](const std::string& name) { return name == given; });
    return found;
  }
  for (const std::string_view name : usual) {
    add([&](const std::string& cell) { return PlainColumnName(cell) == name; });
  }
  return found;
}

Columns FindColumns(const std::vector<std::string>& header,
                    const ReaderOptions& options) {
  Columns columns;
  columns.id = Find(header, options.id_field,
                    {"id", "uri", "guid", "url", "link", "_id"});
  columns.title = Find(header, options.title_field,
                       {"title", "headline", "article_title", "name"});
  columns.text = Find(header, options.text_field,
                      {"text", "body", "content", "maintext", "articlebody",
                       "article", "body_text", "fulltext", "full_text",
                       "text_content", "description", "summary"});
  columns.time =
      Find(header, options.time_field,
           {"published", "date", "time", "published_at", "datepublished",
            "date_publish", "pubdate", "publication_date", "published_date",
            "timestamp", "created_at"});
  columns.source = Find(header, options.source_field,
                        {"source", "outlet", "publisher", "publication", "site",
                         "source_domain", "domain", "host"});
  columns.url = Find(header, "", {"url", "link"});
  columns.language = Find(header, "", {"language", "lang"});
  columns.author = Find(header, "", {"author", "authors", "byline"});
  columns.updated = Find(header, "", {"updated", "date_modify", "updated_at"});
  return columns;
}

// The first of the cells that holds something.
std::string First(const std::vector<std::string>& cells,
                  const std::vector<size_t>& columns) {
  for (const size_t column : columns) {
    if (!IsBlank(cells[column])) return PlainText(cells[column]);
  }
  return "";
}

void ReadRow(const std::vector<std::string>& cells, const Columns& columns,
             StoryFields* story) {
  story->id = First(cells, columns.id);
  story->url = First(cells, columns.url);
  story->title = LineOfMarkup(First(cells, columns.title));
  story->text = First(cells, columns.text);
  story->time = First(cells, columns.time);
  story->source = First(cells, columns.source);
  story->language = First(cells, columns.language);
  story->Add("author", First(cells, columns.author));
  story->Add("updated", First(cells, columns.updated));
}

void ReadGkgRow(const std::vector<std::string>& cells, StoryFields* story) {
  constexpr std::string_view kTitle = "<PAGE_TITLE>";
  const std::string_view extras = cells[kGkgExtras];
  const size_t title = extras.find(kTitle);
  if (title != extras.npos) {
    const std::string_view rest = extras.substr(title + kTitle.size());
    story->title = LineOfMarkup(rest.substr(0, rest.find("</PAGE_TITLE>")));
  }
  story->id = PlainText(cells[0]);
  story->url = PlainText(cells[kGkgUrl]);
  story->source = PlainText(cells[kGkgSource]);
  story->time = PlainText(cells[kGkgDate]);
}

}  // namespace

void TableDocuments::Parse(const Document& document,
                           std::deque<StoryFields>* stories,
                           std::vector<DocumentReject>* rejects) {
  const std::string_view table = document.bytes;
  const DocumentPart part = document.part.value_or(DocumentPart{});
  TableRows rows(table, SeparatorOfTable(document.format, table),
                 part.open_quotes);
  TableRow row;
  if (!rows.Next(&row)) {
    rejects->push_back({1, "empty file"});
    return;
  }
  const std::vector<std::string> header = row.cells;
  const bool gkg = IsGkgRow(header);
  const Columns columns = FindColumns(header, options_);
  if (!gkg && columns.text.empty() && columns.title.empty()) {
    if (part.number > 0) return;  // said once
    rejects->push_back(
        {1,
         "the header names no column of text or title; --text-field and "
         "--title-field do"});
    return;
  }
  // Of what is counted from the part's place on.
  const size_t begin = document.part ? row.end : 0;
  LineCounter lines(table.substr(begin));
  size_t number = part.number;
  const bool first_is_story = gkg && !document.part;
  for (bool more = first_is_story || rows.Next(&row); more;
       more = rows.Next(&row)) {
    StoryFields story;
    story.line = part.line + lines.LineOf(row.begin - begin) - 1;
    const uint64_t offset = part.offset + row.begin - begin;
    ++number;
    std::string reason;
    const auto bad =
        FindInvalidUtf8(table.substr(row.begin, row.end - row.begin));
    if (bad) {
      reason = fmt::format("invalid UTF-8 at byte {}", offset + *bad);
    } else if (row.open_quote) {
      reason =
          fmt::format("a quote is not closed in the row at byte {}", offset);
    } else if (row.cells.size() != header.size()) {
      reason = fmt::format("{} cells where the header has {}, at byte {}",
                           row.cells.size(), header.size(), offset);
    } else {
      gkg ? ReadGkgRow(row.cells, &story) : ReadRow(row.cells, columns, &story);
      reason = CompleteStory(document.name, number, &story);
    }
    if (reason.empty()) {
      stories->push_back(std::move(story));
    } else {
      rejects->push_back({story.line, std::move(reason)});
    }
  }
}

}  // namespace neardup
