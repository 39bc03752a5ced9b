#include "neardup/io/byte_source.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "neardup/io/decoder.h"
#include "neardup/io/raw_input.h"
#include "neardup/io/spooled_file.h"
#include "tests/io/compressed.h"
#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

StatusOr<std::string> Drain(ByteSource* source, size_t step = 4096) {
  std::string all;
  std::vector<char> out(step);
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const size_t size, source->Read(out));
    if (size == 0) return all;
    all.append(out.data(), size);
  }
}

// Reads `bytes` as a file named "feed" that gives at most `max_read` at once.
StatusOr<std::string> Decoded(std::string_view bytes, size_t max_read = 1000,
                              size_t block = 512) {
  NEARDUP_ASSIGN_OR_RETURN(
      auto source,
      ByteSource::Open(std::make_unique<MemoryInput>("feed", bytes, max_read),
                       block));
  return Drain(source.get());
}

std::string Lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text +=
        "line " + std::to_string(i * 7919 % 10007) + " of the harbour log\n";
  }
  return text;
}

TEST(ByteSourceTest, ReadsPlainBytesAsTheyAre) {
  const std::string plain = Lines(500);
  EXPECT_EQ(*Decoded(plain), plain);
  EXPECT_EQ(*Decoded(""), "");
  EXPECT_EQ(*Decoded("\x1f"), "\x1f");
  EXPECT_EQ(*Decoded("abc"), "abc");
}

TEST(ByteSourceTest, FindsCompressionByContentHoweverItArrives) {
  const std::string plain = Lines(500);
  for (const std::string& packed : {Gzip(plain), Zstd(plain)}) {
    for (const size_t max_read : {1, 2, 3, 7, 100, 100000}) {
      for (const size_t block : {1, 5, 4096}) {
        EXPECT_EQ(*Decoded(packed, max_read, block), plain)
            << max_read << " " << block;
      }
    }
  }
}

TEST(ByteSourceTest, MembersAndFramesReadAsOne) {
  const std::string a = Lines(30);
  const std::string b = Lines(40);
  EXPECT_EQ(*Decoded(Gzip(a) + Gzip("") + Gzip(b), 3), a + b);
  EXPECT_EQ(*Decoded(Zstd(a) + Zstd("") + Zstd(b), 3), a + b);
}

TEST(ByteSourceTest, SkippableFramesAreSkipped) {
  const std::string skippable("\x5a\x2a\x4d\x18\x03\x00\x00\x00xyz", 11);
  EXPECT_EQ(*Decoded(skippable + Zstd("news") + skippable), "news");
}

TEST(ByteSourceTest, DoesNotDecompressTwice) {
  const std::string once = Gzip("news");
  EXPECT_EQ(*Decoded(Gzip(once)), once);
}

TEST(ByteSourceTest, EveryTruncationIsDataLossThatNamesTheFile) {
  const std::string plain = Lines(20);
  for (const auto& [packed, kind] :
       {std::pair(Gzip(plain), "gzip"), std::pair(Zstd(plain), "zstd")}) {
    for (size_t size = kMagicBytes; size < packed.size(); ++size) {
      const auto result = Decoded(packed.substr(0, size));
      ASSERT_EQ(result.status().code(), absl::StatusCode::kDataLoss) << size;
      EXPECT_EQ(Message(result.status()),
                std::string("feed: truncated ") + kind + " data");
    }
  }
}

TEST(ByteSourceTest, GarbageAfterTheDataIsDataLoss) {
  EXPECT_EQ(Message(Decoded(Gzip("news") + "garbage").status()),
            "feed: garbage after gzip data");
  EXPECT_EQ(Message(Decoded(Zstd("news") + "garbage").status()),
            "feed: garbage after zstd data");
}

TEST(ByteSourceTest, DamageInsideIsDataLoss) {
  std::string gzip = Gzip(Lines(50));
  gzip[gzip.size() - 6] ^= 1;  // in the checksum
  EXPECT_EQ(Message(Decoded(gzip).status()),
            "feed: broken gzip data (incorrect data check)");
  std::string zstd = Zstd(Lines(50));
  zstd[4] = '\xff';  // a reserved bit of the frame's header
  EXPECT_EQ(Decoded(zstd).status().code(), absl::StatusCode::kDataLoss);
}

TEST(ByteSourceTest, WhatCannotBeOpenedIsNamedWithTheReason) {
  TemporaryDirectory directory;
  const std::string missing = directory.path() + "/missing";
  const auto result = ByteSource::Open(missing);
  EXPECT_EQ(result.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Message(result.status()), missing + ": No such file or directory");
  EXPECT_EQ(Message(ByteSource::Open(directory.path()).status()),
            directory.path() + ": Is a directory");
}

TEST(ByteSourceTest, ReadsPipes) {
  TemporaryDirectory directory;
  const std::string path = directory.path() + "/fifo";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const std::string plain = Lines(20000);
  const std::string packed = Gzip(plain);
  std::thread writer([&] { std::ofstream(path) << packed; });
  auto source = ByteSource::Open(path);
  const auto result = Drain(source->get());
  writer.join();
  EXPECT_EQ(*result, plain);
  EXPECT_EQ((*source)->raw_bytes(), packed.size());
}

TEST(DetectCompressionTest, GoesByTheMagicNumberAlone) {
  EXPECT_EQ(DetectCompression(Gzip("news")), Compression::kGzip);
  EXPECT_EQ(DetectCompression(Zstd("news")), Compression::kZstd);
  EXPECT_EQ(DetectCompression("\x50\x2a\x4d\x18"), Compression::kZstd);
  EXPECT_EQ(DetectCompression("\x60\x2a\x4d\x18"), Compression::kNone);
  EXPECT_EQ(DetectCompression("P*M"), Compression::kNone);
  EXPECT_EQ(DetectCompression("news.gz"), Compression::kNone);
}

TEST(FileInputTest, KnowsWhatCanBeReadAgain) {
  TemporaryDirectory directory;
  const std::string path = directory.Write("feed", "news");
  EXPECT_TRUE((*FileInput::Open(path))->repeatable());
  EXPECT_FALSE((*FileInput::Open("/dev/null"))->repeatable());
}

TEST(ErrnoStatusTest, TellsWhatIsMissingFromWhatIsRefused) {
  EXPECT_EQ(ErrnoStatus("a", ENOENT), NotFound("a: No such file or directory"));
  EXPECT_EQ(ErrnoStatus("a", EACCES), IoError("a: Permission denied"));
}

TEST(ReadAllTest, GivesTheContentOrRefusesWhatIsTooLong) {
  TemporaryDirectory directory;
  const std::string path = directory.Write("labels.gz", Gzip("0123456789"));
  EXPECT_EQ(*ReadAll(path), "0123456789");
  EXPECT_EQ(Message(ReadAll(path, 9).status()), path + ": longer than 9 bytes");
}

TEST(SpooledFileTest, GivesTheSameBytesAgain) {
  TemporaryDirectory directory;
  auto spool = SpooledFile::Create(directory.path());
  ASSERT_TRUE(spool.ok());
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
  const std::string plain = Lines(3000);
  auto first = ByteSource::Open(std::make_unique<SpoolingInput>(
      std::make_unique<MemoryInput>("feed", plain, 100), spool->get()));
  EXPECT_EQ(*Drain(first->get()), plain);
  for (int pass = 0; pass < 2; ++pass) {
    auto again = ByteSource::Open((*spool)->Reader("feed"));
    EXPECT_EQ(*Drain(again->get()), plain);
  }
}

TEST(SpooledFileTest, NamesTheDirectoryThatDoesNotWork) {
  EXPECT_EQ(Message(SpooledFile::Create("/no/such/place").status()),
            "/no/such/place: No such file or directory");
}

TEST(SniffedInputTest, WhatWasLookedAtIsGivenAgain) {
  for (const size_t size : {1, 3, 100}) {
    SniffedInput input(
        std::make_unique<MemoryInput>("x", "Fog over Harrow", size));
    char bytes[6];
    std::string looked_at;
    while (looked_at.size() < 5) {
      looked_at.append(bytes, *input.Read(bytes));
    }
    input.Restart();
    std::string all;
    while (const size_t got = *input.Read(bytes)) all.append(bytes, got);
    EXPECT_EQ(all, "Fog over Harrow");
    EXPECT_TRUE(all.starts_with(looked_at));
  }
}

TEST(SniffedInputTest, WhatIsForgottenIsNotGivenAgain) {
  SniffedInput input(std::make_unique<MemoryInput>("x", "Fog over Harrow"));
  char bytes[6];
  EXPECT_EQ(*input.Read(bytes), 6u);
  input.Forget();
  EXPECT_EQ(*input.Read(bytes), 6u);
  EXPECT_EQ(std::string_view(bytes, 6), "er Har");
}

}  // namespace
}  // namespace neardup
