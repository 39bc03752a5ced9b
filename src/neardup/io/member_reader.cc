#include "neardup/io/member_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace neardup {
namespace {

constexpr size_t kBlock = 256 << 10;

// The first bytes of every member, by which the next one is looked for.
std::string_view MagicOf(Compression compression) {
  return compression == Compression::kGzip ? "\x1f\x8b\x08"
                                           : "\x28\xb5\x2f\xfd";
}

}  // namespace

MemberReader::MemberReader(std::unique_ptr<RawInput> input,
                           const MemberReaderOptions& options)
    : input_(std::move(input)), options_(options) {}

// Reads another block behind what is kept. How much comes out of a broken
// member before the break depends on the blocks, so they are full: a pipe gives
// what a file gives.
Status MemberReader::Fill() {
  size_t size = raw_.size();
  const size_t wanted = size + kBlock;
  raw_.resize(wanted);
  Status status = OkStatus();
  while (size < wanted && !input_ended_) {
    const StatusOr<size_t> got = input_->Read(std::span(raw_).subspan(size));
    if (!got.ok()) {
      status = got.status();
      break;
    }
    input_ended_ = *got == 0;
    size += *got;
    raw_bytes_ += *got;
  }
  raw_.resize(size);
  return status;
}

Status MemberReader::Begin() {
  begun_ = true;
  while (raw_.size() < kMagicBytes && !input_ended_)
    NEARDUP_RETURN_IF_ERROR(Fill());
  compression_ = DetectCompression(raw_);
  decoder_ = MakeDecoder(compression_);
  return OkStatus();
}

void MemberReader::Forget(size_t size) {
  raw_offset_ += size;
  raw_.erase(0, size);
  next_ -= std::min(next_, size);
}

MemberReader::Outcome MemberReader::Break(std::string problem) {
  problem_ = std::move(problem);
  return Outcome::kBroken;
}

bool MemberReader::TooLarge() const {
  const uint64_t read = raw_offset_ + next_ - member_offset_;
  return member_plain_ > options_.ratio_counts_from &&
         static_cast<double>(member_plain_) >
             options_.most_ratio * static_cast<double>(read);
}

StatusOr<MemberReader::Outcome> MemberReader::Read(std::string* out) {
  if (!begun_) NEARDUP_RETURN_IF_ERROR(Begin());
  // A long member's beginning is not gone back to.
  if (next_ > kMostKept) Forget(next_);
  while (true) {
    if (next_ == raw_.size() && !input_ended_) NEARDUP_RETURN_IF_ERROR(Fill());
    const bool ended = next_ == raw_.size() && input_ended_;
    if (decoder_ == nullptr) {
      if (ended) return Outcome::kEnd;
      out->append(raw_, next_);
      raw_.clear();
      next_ = 0;
      return Outcome::kBytes;
    }
    if (decoder_->AtBoundary()) {
      if (ended) return Outcome::kEnd;
      // Not for every small member.
      if (next_ > kBlock / 2) Forget(next_);
      member_offset_ = raw_offset_ + next_;
      member_plain_ = 0;
    }
    const size_t before = out->size();
    out->resize(before + kBlock);
    const StatusOr<Decoder::Step> step = decoder_->Decode(
        std::span(raw_).subspan(next_), std::span(*out).subspan(before));
    out->resize(before + (step.ok() ? step->produced : 0));
    if (!step.ok()) {
      if (step.status().code() != absl::StatusCode::kDataLoss)
        return step.status();
      return Break(Message(step.status()));
    }
    next_ += step->consumed;
    member_plain_ += step->produced;
    if (TooLarge()) {
      return Break(fmt::format("compressed data grows more than {:g} times",
                               options_.most_ratio));
    }
    if (step->produced > 0) return Outcome::kBytes;
    if (ended && !decoder_->AtBoundary()) {
      return Break(
          fmt::format("truncated {} data", CompressionName(compression_)));
    }
  }
}

// Whether the member that would begin at `at` of raw_ has such content.
bool MemberReader::BeginsMember(size_t at, std::string_view beginning) const {
  const std::unique_ptr<Decoder> decoder = MakeDecoder(compression_);
  std::array<char, 64> front;
  size_t size = 0;
  while (size < beginning.size()) {
    const StatusOr<Decoder::Step> step = decoder->Decode(
        std::span(raw_).subspan(at), std::span(front).subspan(size));
    if (!step.ok() || (step->produced == 0 && step->consumed == 0)) break;
    at += step->consumed;
    size += step->produced;
    if (decoder->AtBoundary()) break;
  }
  return std::string_view(front.data(), size).starts_with(beginning);
}

StatusOr<bool> MemberReader::SkipBroken(std::string_view beginning) {
  if (decoder_ == nullptr) return false;
  const std::string_view magic = MagicOf(compression_);
  // Enough of a member to see how its content begins.
  constexpr size_t kFront = 4 << 10;
  size_t from = raw_offset_ <= member_offset_
                    ? static_cast<size_t>(member_offset_ - raw_offset_) + 1
                    : 0;
  while (true) {
    while (raw_.size() < from + kFront && !input_ended_)
      NEARDUP_RETURN_IF_ERROR(Fill());
    const size_t at = raw_.find(magic, from);
    if (at != std::string::npos &&
        (at + kFront <= raw_.size() || input_ended_)) {
      if (BeginsMember(at, beginning)) {
        Forget(at);
        next_ = 0;
        decoder_ = MakeDecoder(compression_);
        return true;
      }
      from = at + 1;
      continue;
    }
    if (at == std::string::npos && input_ended_) return false;
    // Keep what may be the beginning of a member.
    const size_t keep =
        at != std::string::npos
            ? at
            : std::max(from, raw_.size() - std::min(raw_.size(), magic.size()));
    Forget(keep);
    from = 0;
    NEARDUP_RETURN_IF_ERROR(Fill());
  }
}

}  // namespace neardup
