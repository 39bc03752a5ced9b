#include "neardup/io/record_parser.h"

#include <gtest/gtest.h>
#include <simdjson.h>

namespace neardup {
namespace {

// One line through the parser; the reason when it is rejected.
struct Parsed {
  explicit Parsed(std::string_view line, ReaderOptions options = {},
                  InputFormat format = InputFormat::kJsonLines)
      : parser(options), batch(MakeBatch("feed.jsonl", line, format)) {
    parser.ParseBatch(batch, &records, &rejects);
    if (!records.empty()) record = records[0];
    if (!rejects.empty()) reason = rejects[0].reason;
  }

  RecordParser parser;
  RecordBatch batch;
  std::vector<Record> records;
  std::vector<Reject> rejects;
  Record record;
  std::string reason;
};

struct BadCase {
  std::string line;
  const char* reason;
};

const std::vector<BadCase>& BadCases() {
  static const std::vector<BadCase> cases = {
      {"{", "broken JSON: commas, colons, braces or values out of place"},
      {"{\"text\": \"Fog lay", "broken JSON: a string is not closed"},
      {"{\"text\": \"Fog lay\\\"}", "broken JSON: a string is not closed"},
      {"{\"text\": \"", "broken JSON: a string is not closed"},
      {"{\"text\": \"Fog\"} {\"text\": \"Sun\"}",
       "broken JSON: commas, colons, braces or values out of place"},
      {"{\"text\": \"Fog\",}",
       "broken JSON: commas, colons, braces or values out of place"},
      {"{text: \"Fog\"}",
       "broken JSON: commas, colons, braces or values out of place"},
      {"{\"text\": \"Fog\tlay\"}",
       "broken JSON: a control character in a string at byte 13"},
      {std::string("{\"text\": \"Fog\0lay\"}", 19),
       "broken JSON: a control character in a string at byte 13"},
      {"{\"text\": \"Fog \\q\"}", "broken JSON: a bad escape in a string"},
      {"{\"text\": \"Fog \\u12\"}", "broken JSON: a bad escape in a string"},
      {"{\"text\": nil}",
       "broken JSON: a bad word (neither true, false nor null)"},
      {"{\"text\": 1.2.3}", "broken JSON: a bad number"},
      {"{\"text\": -}", "broken JSON: a bad number"},
      {"{\"text\": 01}", "broken JSON: a bad number"},
      {"{\"text\": \"Fog \\ud83d lay\"}", "lone surrogate \\ud83d at byte 14"},
      {"{\"text\": \"Fog \\\\\\uDE00\"}", "lone surrogate \\uDE00 at byte 16"},
      {"{\"text\": \"Fog \\ud83d\\ud83d\"}",
       "lone surrogate \\ud83d at byte 14"},
      {"{\"text\": \"Fog \xff lay\"}", "invalid UTF-8 at byte 14"},
      {"{\"text\": \"Fog \xed\xa0\xbd\"}", "invalid UTF-8 at byte 14"},
      {"{\"text\": \"F\xc3\xb6g \xc3\"}", "invalid UTF-8 at byte 15"},
      {"\xff\xfe{", "invalid UTF-8 at byte 0"},
      {"[1, 2]", "not an object"},
      {"\"Fog\"", "not an object"},
      {"null", "not an object"},
      {"{}",
       "\"text\" is missing (looked for text, body, content, maintext, "
       "articleBody, article, body_text, fulltext, full_text, text_content)"},
      {"{\"text\": null}", "\"text\" is null"},
      {"{\"text\": true}", "\"text\" is a boolean"},
      {"{\"text\": 7}", "\"text\" is a number"},
      {"{\"text\": 7.5}", "\"text\" is a number"},
      {"{\"body\": [\"Fog\"]}", "\"body\" is an array"},
      {"{\"content\": {\"p\": \"Fog\"}}", "\"content\" is an object"},
      {"{\"text\": \"\"}", "\"text\" is empty"},
      {"{\"body\": \" \\n\\t \"}", "\"body\" is empty"},
      {"{\"text\": \"" + std::string(101, 'x') + "\"}",
       "text is longer than 100 bytes"},
      {"{\"text\": \"Fog\", \"note\": \"" + std::string(1000, 'x') + "\"}",
       "line is longer than 1000 bytes"},
      {std::string(600, '['),
       "broken JSON: commas, colons, braces or values out of place"},
  };
  return cases;
}

ReaderOptions SmallLimits() {
  ReaderOptions options;
  options.max_text_bytes = 100;
  options.max_line_bytes = 1000;
  return options;
}

TEST(RecordParserTest, SaysWhyALineIsNoRecord) {
  for (const BadCase& bad : BadCases()) {
    const Parsed parsed(bad.line, SmallLimits());
    EXPECT_TRUE(parsed.records.empty()) << bad.line;
    EXPECT_EQ(parsed.reason, bad.reason) << bad.line;
  }
}

TEST(RecordParserTest, SaysTheSameOnEveryMachine) {
  const auto* const before = simdjson::get_active_implementation().operator->();
  for (const auto* implementation : simdjson::get_available_implementations()) {
    if (!implementation->supported_by_runtime_system()) continue;
    simdjson::get_active_implementation() = implementation;
    for (const BadCase& bad : BadCases()) {
      const Parsed parsed(bad.line, SmallLimits());
      EXPECT_EQ(parsed.reason, bad.reason)
          << bad.line << " " << implementation->name();
    }
  }
  simdjson::get_active_implementation() = before;
}

TEST(RecordParserTest, SurvivesDeepNesting) {
  const std::string deep(100000, '[');
  EXPECT_EQ(Parsed(deep).reason,
            "broken JSON: commas, colons, braces or values out of place");
  EXPECT_EQ(Parsed("{\"text\": \"Fog\", \"x\": " + deep +
                   std::string(100000, ']') + "}")
                .reason,
            "broken JSON: nested too deeply");
}

TEST(RecordParserTest, TakesFieldsByTheirUsualNames) {
  const Parsed parsed(
      R"({"other": [1, {"text": "no"}], "outlet": "Harrow Post", )"
      R"("pubDate": "2031-03-03", "headline": "Ferry aground", )"
      R"("uri": "hp-1", "maintext": "A ferry\nran aground.", "x": null})");
  EXPECT_EQ(parsed.reason, "");
  EXPECT_EQ(parsed.record.id, "hp-1");
  EXPECT_EQ(parsed.record.title, "Ferry aground");
  EXPECT_EQ(parsed.record.text, "A ferry\nran aground.");
  EXPECT_EQ(parsed.record.time, "2031-03-03");
  EXPECT_EQ(parsed.record.source, "Harrow Post");
  EXPECT_EQ(parsed.record.line, 1u);
}

TEST(RecordParserTest, PrefersTheEarlierNameWhateverTheOrder) {
  EXPECT_EQ(Parsed(R"({"body": "B", "text": "A"})").record.text, "A");
  EXPECT_EQ(Parsed(R"({"text": "A", "body": "B"})").record.text, "A");
  EXPECT_EQ(Parsed(R"({"text": "A", "text": "B"})").record.text, "A");
}

TEST(RecordParserTest, PassesOverNamesWithoutAUsableValue) {
  const Parsed parsed(R"({"text": " ", "body": null, "content": "Fog",)"
                      R"( "title": 7, "headline": "H", "id": [], "uri": "u"})");
  EXPECT_EQ(parsed.record.text, "Fog");
  EXPECT_EQ(parsed.record.title, "H");
  EXPECT_EQ(parsed.record.id, "u");
}

TEST(RecordParserTest, NumbersAreIdsAndTimes) {
  const Parsed parsed(R"({"id": 42, "time": 1738708140, "text": "Fog"})");
  EXPECT_EQ(parsed.record.id, "42");
  EXPECT_EQ(parsed.record.time, "1738708140");
  EXPECT_EQ(
      Parsed(R"({"id": -7, "time": 1738708140.5, "text": "Fog"})").record.time,
      "1738708140.5");
  EXPECT_EQ(Parsed(R"({"id": 18446744073709551615, "text": "Fog"})").record.id,
            "18446744073709551615");
}

TEST(RecordParserTest, NumbersMayBeLongerThanAMachineWord) {
  const Parsed parsed(
      R"({"id": 123456789012345678901234567890, "text": "Fog", )"
      R"("hash": [1e999, -98765432109876543210]})");
  EXPECT_EQ(parsed.reason, "");
  EXPECT_EQ(parsed.record.id, "123456789012345678901234567890");
  EXPECT_EQ(Parsed(R"({1e999: 1, "text": "Fog"})").records.size(), 0u);
  EXPECT_EQ(Parsed(R"({"a": 1e999, 1e999: 1, "text": "Fog"})").records.size(),
            0u);
}

TEST(RecordParserTest, SourceIsANameAnObjectOrTheHostOfAUrl) {
  const auto source = [](const char* fields) {
    return std::string(
        Parsed(std::string("{\"text\": \"Fog\", ") + fields + "}")
            .record.source);
  };
  EXPECT_EQ(source(R"("source": {"id": null, "name": "Harrow Post"})"),
            "Harrow Post");
  EXPECT_EQ(source(R"("source": {"id": 1}, "site": "S")"), "S");
  EXPECT_EQ(source(R"("url": "https://WWW.Harrow.example:80/a?b#c")"),
            "harrow.example");
  EXPECT_EQ(source(R"("url": "https://me@harrow.example")"), "harrow.example");
  EXPECT_EQ(source(R"("link": "//harrow.example/a")"), "harrow.example");
  EXPECT_EQ(source(R"("link": "harrow/a//b")"), "");
  EXPECT_EQ(source(R"("source": "https://harrow.example/feed", "url": "u")"),
            "harrow.example");
  EXPECT_EQ(source(R"("source": "Reuters // AFP")"), "Reuters // AFP");
  EXPECT_EQ(source(R"("x": 1)"), "");
}

TEST(RecordParserTest, ANamedFieldIsTheOnlyOneLookedFor) {
  ReaderOptions options;
  options.text_field = "story.paragraph";
  options.source_field = "paper";
  const Parsed nested(
      R"({"story": {"paragraph": "Fog"}, "text": "no", "source": "no",)"
      R"( "url": "http://no.example"})",
      options);
  EXPECT_EQ(nested.record.text, "Fog");
  EXPECT_EQ(nested.record.source, "");
  EXPECT_EQ(Parsed(R"({"story.paragraph": "Flat", "story": {"paragraph": 1}})",
                   options)
                .record.text,
            "Flat");
  EXPECT_EQ(Parsed(R"({"text": "Fog"})", options).reason,
            "\"story.paragraph\" is missing");
  EXPECT_EQ(Parsed(R"({"story": {"paragraph": 7}})", options).reason,
            "\"story.paragraph\" is a number");
  EXPECT_EQ(Parsed(R"({"story": 7})", options).reason,
            "\"story.paragraph\" is missing");
}

TEST(RecordParserTest, CountsLinesAndSkipsBlankOnes) {
  const Parsed parsed(
      "\xef\xbb\xbf\r\n\n{\"text\": \"A\"}\r\n  \n{\n{\"text\": \"B\"}");
  ASSERT_EQ(parsed.records.size(), 2u);
  EXPECT_EQ(parsed.records[0].id, "feed.jsonl:3");
  EXPECT_EQ(parsed.records[0].raw, "{\"text\": \"A\"}\r");
  EXPECT_EQ(parsed.records[1].id, "feed.jsonl:6");
  EXPECT_EQ(parsed.records[1].raw, "{\"text\": \"B\"}");
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].line, 5u);
}

TEST(RecordParserTest, DecodesEscapes) {
  EXPECT_EQ(Parsed(R"({"text": "a\u0000 fog\ud83d\ude00\n\"\/"})").record.text,
            std::string_view("a\0 fog\xf0\x9f\x98\x80\n\"/", 13));
}

TEST(RecordParserTest, ATextFileIsItsText) {
  const Parsed parsed(
      "\xef\xbb\xbf"
      "Fog lay\r\nover Harrow.\n",
      {}, InputFormat::kText);
  EXPECT_EQ(parsed.record.id, "feed.jsonl");
  EXPECT_EQ(parsed.record.text,
            "\xef\xbb\xbf"
            "Fog lay\r\nover Harrow.\n");
  EXPECT_EQ(parsed.record.raw, parsed.record.text);
  EXPECT_EQ(parsed.record.title, "");
  EXPECT_EQ(parsed.record.line, 0u);
}

TEST(RecordParserTest, SaysWhyATextFileIsNoRecord) {
  const auto reason = [](std::string_view text) {
    return Parsed(text, SmallLimits(), InputFormat::kText).reason;
  };
  EXPECT_EQ(reason(""), "empty file");
  EXPECT_EQ(reason(" \n\t"), "empty file");
  EXPECT_EQ(reason("\xef\xbb\xbf\n"), "empty file");
  EXPECT_EQ(reason("Fog \xe4 lay"), "invalid UTF-8 at byte 4");
  EXPECT_EQ(reason(std::string_view("\xff\xfe"
                                    "F\0o\0",
                                    6)),
            "invalid UTF-8 at byte 0");
  EXPECT_EQ(reason(std::string(101, 'x')), "text is longer than 100 bytes");
  EXPECT_EQ(reason(std::string_view("Fog\0", 4)),
            "is not text (NUL byte at 3)");
}

TEST(RecordParserTest, AFewNulsAreNoReasonToLoseARecord) {
  EXPECT_EQ(Parsed(R"({"text": "Fog lay.\u0000."})").record.text,
            std::string_view("Fog lay.\0.", 10));
  EXPECT_EQ(Parsed(R"({"text": "F\u0000o\u0000g\u0000"})").reason,
            "text is binary: 3 of its 6 bytes are NUL");
}

}  // namespace
}  // namespace neardup
