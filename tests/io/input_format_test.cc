#include "neardup/io/input_format.h"

#include <gtest/gtest.h>

#include "neardup/io/document_parser.h"
#include "neardup/io/table_header.h"

namespace neardup {
namespace {

InputFormat Find(std::string_view bytes, std::string_view name = "f") {
  return *FindInputFormat(name, bytes, /*all=*/true);
}

TEST(InputFormatTest, NamesComeBack) {
  for (const char* name :
       {"auto", "jsonl", "text", "rss", "atom", "nitf", "newsml", "jsonfeed",
        "ninjs", "json", "csv", "tsv"}) {
    EXPECT_EQ(InputFormatName(*ParseInputFormat(name)), name);
  }
}

TEST(InputFormatTest, XmlIsToldByItsRoot) {
  EXPECT_EQ(Find("\xef\xbb\xbf <?xml version='1.0'?><!-- x --><rss>"),
            InputFormat::kRss);
  EXPECT_EQ(Find("<!DOCTYPE rdf:RDF [ <!ENTITY a 'b'> ]><rdf:RDF x=''>"),
            InputFormat::kRss);
  EXPECT_EQ(Find("<a:feed/>"), InputFormat::kAtom);
  EXPECT_EQ(Find("<nitf>"), InputFormat::kNitf);
  EXPECT_EQ(Find("<newsMessage >"), InputFormat::kNewsMl);
  EXPECT_EQ(Find("<!doctype html><html>"), InputFormat::kHtml);
  EXPECT_EQ(Find("<HTML lang=en>"), InputFormat::kHtml);
  EXPECT_EQ(Find("WARC/1.0\r\n"), InputFormat::kWarc);
  EXPECT_EQ(Find("< 5 people came"), InputFormat::kText);
}

TEST(InputFormatTest, AnObjectALineIsJsonLines) {
  EXPECT_EQ(Find("{\"id\":1}\n{\"id\":2}\n"), InputFormat::kJsonLines);
  EXPECT_EQ(Find("{\"id\":1, \"text\":\"cut\n{\"id\":2}\n"),
            InputFormat::kJsonLines);
  EXPECT_EQ(Find("{\"id\":1,\n{\"id\":2}\n"), InputFormat::kJsonLines);
  EXPECT_EQ(Find("{\n\"id\":2}\n", "f.jsonl.gz"), InputFormat::kJsonLines);
}

TEST(InputFormatTest, JsonOverManyLinesIsADocument) {
  EXPECT_EQ(Find("{\n  \"id\": 1}"), InputFormat::kJson);
  EXPECT_EQ(Find("[ {\"id\": 1}]"), InputFormat::kJson);
  EXPECT_EQ(Find("{\"version\":\"https://jsonfeed.org/version/1\"}"),
            InputFormat::kJsonFeed);
  EXPECT_EQ(Find("[{\"uri\":\"u\",\"bodies\":[]}]"), InputFormat::kNinjs);
  EXPECT_EQ(Find("[1] A footnote"), InputFormat::kText);
}

TEST(InputFormatTest, TablesAreToldByTheirHeader) {
  EXPECT_EQ(Find("id,title,text\n"), InputFormat::kCsv);
  EXPECT_EQ(Find("\"Url\";\"Headline\"\n"), InputFormat::kCsv);
  EXPECT_EQ(Find("url\ttitle\n"), InputFormat::kTsv);
  EXPECT_EQ(Find("a,b\n", "f.csv.zst"), InputFormat::kCsv);
  EXPECT_EQ(Find("Rain, wind and snow\n"), InputFormat::kText);
  EXPECT_EQ(Find("Title, text!\n"), InputFormat::kText);
}

TEST(InputFormatTest, FewBytesDoNotTell) {
  EXPECT_FALSE(FindInputFormat("f", "", false));
  EXPECT_FALSE(FindInputFormat("f", "<!-- long", false));
  EXPECT_FALSE(FindInputFormat("f", "{\"version\":", false));
  EXPECT_FALSE(FindInputFormat("f", "id,title", false));
}

TEST(TableHeaderTest, NamesOfColumnsAreQuotedOrNot) {
  EXPECT_EQ(TableSeparator("\"id\",\"title\""), ',');
  EXPECT_EQ(TableSeparator("id;\"title"), std::nullopt);
  EXPECT_EQ(PlainColumnName(" Date.Publish "), "date_publish");
}

TEST(TableHeaderTest, KnowsTheKnowledgeGraph) {
  std::vector<std::string> cells(27);
  cells[0] = "20250204120000-T7";
  cells[1] = "20250204120000";
  EXPECT_TRUE(IsGkgRow(cells));
  cells.pop_back();
  EXPECT_FALSE(IsGkgRow(cells));
}

}  // namespace
}  // namespace neardup
