#include "neardup/io/http_response.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "tests/io/compressed.h"

namespace neardup {
namespace {

constexpr size_t kMost = 1 << 20;
const std::string kPage = "<p>The mayor of Oldbury opened the bridge.</p>";

std::string BodyOf(const std::string& message) {
  const StatusOr<HttpResponse> response = ReadHttpResponse(message, kMost);
  return response.ok() ? response->body : Message(response.status());
}

std::string With(const std::string& fields, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

TEST(HttpResponseTest, HeaderAndBodyAreReadApart) {
  const StatusOr<HttpResponse> response = ReadHttpResponse(
      "HTTP/1.0 404 Not Found\nContent-type:  text/html; charset=x \n\n" +
          kPage,
      kMost);
  ASSERT_TRUE(response.ok());
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->content_type, "text/html; charset=x");
  EXPECT_EQ(response->body, kPage);
}

TEST(HttpResponseTest, FieldsAreFoundInAnyCase) {
  const HeaderFields fields("A: 1\r\ncontent-LENGTH : 7\r\nA: 2\r\nodd\r\n");
  EXPECT_EQ(fields.Find("Content-Length"), "7");
  EXPECT_EQ(fields.Find("a"), "1");
  EXPECT_EQ(fields.Find("odd"), "");
}

TEST(HttpResponseTest, ChunksArePutTogether) {
  EXPECT_EQ(BodyOf(With("Transfer-Encoding: Chunked\r\n",
                        "5\r\n<p>Th\r\n3;x=y\r\ne m\r\n0\r\n\r\n")),
            "<p>The m");
  EXPECT_EQ(BodyOf(With("Transfer-Encoding: chunked\r\n", kPage)), kPage);
  EXPECT_EQ(
      BodyOf(With("Transfer-Encoding: chunked\r\n", "ffffffffffff\r\n<p>cut")),
      "<p>cut");
}

TEST(HttpResponseTest, ContentEncodingsAreUndone) {
  EXPECT_EQ(BodyOf(With("Content-Encoding: gzip\r\n", Gzip(kPage))), kPage);
  EXPECT_EQ(BodyOf(With("Content-Encoding: GZIP\r\n", kPage)), kPage);
  std::string zlib(200, '\0');
  uLongf size = zlib.size();
  compress(reinterpret_cast<Bytef*>(zlib.data()), &size,
           reinterpret_cast<const Bytef*>(kPage.data()), kPage.size());
  zlib.resize(size);
  EXPECT_EQ(BodyOf(With("Content-Encoding: deflate\r\n", zlib)), kPage);
  EXPECT_EQ(
      BodyOf(With("Content-Encoding: deflate\r\n", zlib.substr(2, size - 6))),
      kPage);
  EXPECT_EQ(BodyOf(With("Content-Encoding: br\r\n", kPage)), kPage);
}

TEST(HttpResponseTest, ATruncatedBodyGivesWhatThereIs) {
  std::string long_page;
  for (int i = 0; i < 20000; ++i) long_page += std::to_string(i * 7919);
  const std::string packed = Gzip(long_page);
  const std::string body = BodyOf(
      With("Content-Encoding: gzip\r\n", packed.substr(0, packed.size() / 2)));
  EXPECT_GT(body.size(), 1000u);
  EXPECT_EQ(body, long_page.substr(0, body.size()));
}

TEST(HttpResponseTest, WhatCannotBeReadIsSaid) {
  EXPECT_EQ(BodyOf("HTTP/1.1 200 OK\r\n"), "no HTTP header");
  EXPECT_EQ(BodyOf("nothing\r\n\r\n"), "broken HTTP status line");
  EXPECT_EQ(BodyOf(With("Content-Encoding: br\r\n", "\x8b\x02")),
            "HTTP content encoding br is not read");
  EXPECT_EQ(BodyOf(With("Content-Encoding: gzip\r\n", "\x1f\x8b junk")),
            "broken gzip data in HTTP body");
}

TEST(HttpResponseTest, BombsAreNotUnpacked) {
  const std::string bomb = Gzip(std::string(kMost + 1, ' '));
  EXPECT_EQ(BodyOf(With("Content-Encoding: gzip\r\n", bomb)),
            "HTTP body over 1048576 bytes");
}

}  // namespace
}  // namespace neardup
