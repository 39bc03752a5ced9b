#include "neardup/io/json_lines.h"

#include <gmock/gmock.h>

#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

// The numbers n of the lines, and what was said at the end.
struct Numbers {
  std::vector<int64_t> numbers;
  std::string error;
};

JsonLineFunction AddTo(Numbers* result) {
  return [result](simdjson::dom::object line) {
    int64_t number = 0;
    if (line["n"].get(number)) return DataLoss("\"n\" is not a number");
    result->numbers.push_back(number);
    return OkStatus();
  };
}

Numbers Walk(std::string_view lines) {
  Numbers in_memory;
  in_memory.error = Message(ForEachJsonLine("f", lines, AddTo(&in_memory)));
  // A file gives the same.
  TemporaryDirectory directory;
  const std::string path = directory.Write("f", lines);
  Numbers of_file;
  of_file.error = Message(ForEachJsonLine(path, AddTo(&of_file)));
  EXPECT_EQ(of_file.numbers, in_memory.numbers);
  if (in_memory.error.empty()) {
    EXPECT_EQ(of_file.error, "");
  } else {
    EXPECT_EQ(of_file.error, path + in_memory.error.substr(1));
  }
  return in_memory;
}

TEST(JsonLinesTest, EveryLineIsSeenInOrder) {
  EXPECT_THAT(Walk("{\"n\":1}\n{\"n\":2}\n").numbers, ElementsAre(1, 2));
  EXPECT_THAT(Walk("").numbers, ElementsAre());
}

TEST(JsonLinesTest, ALineThatIsWrongEndsTheWalk) {
  EXPECT_EQ(Walk("{\"n\":1}\n[2]\n{\"n\":3}\n").error, "f:2: not an object");
  EXPECT_EQ(Walk("{\"n\":1}\n{\"n\":\"x\"}\n").error,
            "f:2: \"n\" is not a number");
  EXPECT_THAT(Walk("{\"n\":1}\n{\"n\":\"x\"}\n").numbers, ElementsAre(1));
}

TEST(JsonLinesTest, ALastLineWithoutLineFeedIsCutOff) {
  EXPECT_EQ(Walk("{\"n\":1}\n{\"n\":2}").error, "f:2: is cut off");
}

TEST(JsonLinesTest, LongFilesKeepTheirLineNumbers) {
  std::string lines;
  for (int i = 0; i < 300000; ++i) lines += "{\"n\":1}\n";
  EXPECT_EQ(Walk(lines + "{}\n").error, "f:300001: \"n\" is not a number");
}

TEST(JsonLinesTest, AFileThatIsNotThereIsAnError) {
  EXPECT_TRUE(absl::IsNotFound(ForEachJsonLine(
      "/nowhere/f", [](simdjson::dom::object) { return OkStatus(); })));
}

}  // namespace
}  // namespace neardup
