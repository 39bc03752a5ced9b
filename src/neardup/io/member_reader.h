// The plain bytes of a file of many gzip members or zstd frames, where a broken
// one is no reason to give up the rest. Plain files pass through.

#ifndef NEARDUP_IO_MEMBER_READER_H_
#define NEARDUP_IO_MEMBER_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/io/decoder.h"
#include "neardup/io/raw_input.h"

namespace neardup {

struct MemberReaderOptions {
  // A member with a larger ratio of plain to compressed bytes is broken, from
  // the size below on. Markup seldom reaches 30.
  double most_ratio = 200;
  size_t ratio_counts_from = size_t{16} << 20;
};

// Reads once from the front. Memory: what it read of the present member, at
// most kMostKept bytes of it. For one thread.
class MemberReader {
 public:
  enum class Outcome { kBytes, kEnd, kBroken };
  static constexpr size_t kMostKept = size_t{8} << 20;

  explicit MemberReader(std::unique_ptr<RawInput> input,
                        const MemberReaderOptions& options = {});

  // Appends the next plain bytes, all of one member, to `out`. kBroken says
  // that the member ends here and why: problem(). Errors: those of the input.
  StatusOr<Outcome> Read(std::string* out);

  // After kBroken: goes on at the next member whose content begins with
  // `beginning`, looked for from behind the begin of the broken one. False when
  // there is none.
  StatusOr<bool> SkipBroken(std::string_view beginning);

  // Where the member begins in the file that gave the last bytes; 0 for plain
  // files.
  uint64_t member_offset() const { return member_offset_; }
  const std::string& problem() const { return problem_; }
  // Bytes taken from the input so far.
  uint64_t raw_bytes() const { return raw_bytes_; }
  Compression compression() const { return compression_; }
  const std::string& name() const { return input_->name(); }

 private:
  Status Fill();
  Status Begin();
  void Forget(size_t size);
  Outcome Break(std::string problem);
  bool BeginsMember(size_t at, std::string_view beginning) const;
  bool TooLarge() const;

  std::unique_ptr<RawInput> input_;
  MemberReaderOptions options_;
  std::unique_ptr<Decoder> decoder_;
  Compression compression_ = Compression::kNone;
  bool begun_ = false;
  bool input_ended_ = false;
  std::string raw_;          // compressed bytes, from raw_offset_ on
  size_t next_ = 0;          // the first of raw_ not yet decoded
  uint64_t raw_offset_ = 0;  // of raw_[0] in the file
  uint64_t member_offset_ = 0;
  uint64_t raw_bytes_ = 0;
  uint64_t member_plain_ = 0;  // bytes of the member so far
  std::string problem_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_MEMBER_READER_H_
