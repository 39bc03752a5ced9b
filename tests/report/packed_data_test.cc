#include "neardup/report/packed_data.h"

#include <absl/strings/escaping.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace neardup {
namespace {

std::string Unpack(const std::string& packed) {
  std::string bytes;
  EXPECT_TRUE(absl::Base64Unescape(packed, &bytes));
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string plain(size_t{1} << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

TEST(PackedDataTest, WhatIsPackedComesBack) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += static_cast<char>(i * i % 251);
  for (const std::string& data : {std::string(), std::string("x"), bytes}) {
    EXPECT_EQ(Unpack(PackData(data)), data);
  }
}

TEST(PackedDataTest, SameDataGivesTheSameText) {
  EXPECT_EQ(PackData("one story"), PackData("one story"));
}

TEST(PackedDataTest, NoCharacterMeansAnythingInHtml) {
  EXPECT_EQ(PackData("</script><!--").find_first_of("<>&\"'!-"),
            std::string::npos);
}

}  // namespace
}  // namespace neardup
