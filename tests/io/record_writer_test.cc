#include "neardup/io/record_writer.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

std::string Line(const Record& record) {
  JsonWriter json;
  BeginRecord(record, &json);
  json.EndObject();
  return std::string(json.TakeLine());
}

TEST(RecordWriterTest, WhatIsNotKnownIsNull) {
  Record record;
  record.id = "a";
  record.text = "Text";
  EXPECT_EQ(Line(record),
            "{\"id\":\"a\",\"url\":null,\"title\":null,\"text\":\"Text\","
            "\"time\":null,\"source\":null,\"language\":null,"
            "\"attributes\":{}}\n");
}

TEST(RecordWriterTest, TimesAreOneFormAndNamesComeOnce) {
  const std::vector<Attribute> attributes = {
      {"updated", "2025-02-04 10:00"}, {"via", "x"}, {"via", "y"}};
  Record record;
  record.id = "a";
  record.text = "Text";
  record.time = "1970-01-01";
  record.attributes = attributes;
  const std::string line = Line(record);
  EXPECT_NE(line.find("\"attributes\":{\"updated\":\"2025-02-04T10:00:00Z\","
                      "\"via\":\"x\",\"time_as_written\":\"1970-01-01\"}"),
            std::string::npos)
      << line;
}

}  // namespace
}  // namespace neardup
