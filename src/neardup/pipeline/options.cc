#include "neardup/pipeline/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "neardup/base/spilling_memory.h"

namespace neardup {
namespace {

template <typename T>
Status OutOfRange(const char* option, const char* range, T given) {
  return InvalidArgument(
      fmt::format("{}: must be {}, got {}", option, range, given));
}

constexpr uint64_t kMegabyte = 1 << 20;
// Measured: 14 MB for a run of one story; batches, records, words and layouts.
constexpr uint64_t kOfProgram = 40 * kMegabyte;
constexpr uint64_t kOfThread = 32 * kMegabyte;
// A text of so many bytes fits into the part of a thread.
constexpr uint64_t kTextOfThread = 2 * kMegabyte;
// What a longer text takes, in its size.
constexpr uint64_t kTimesText = 16;
// A line may be longer than its text: escapes, other fields.
constexpr uint64_t kTimesLine = 2;

}  // namespace

size_t NumThreads(const DedupOptions& options) {
  const unsigned threads = options.num_threads > 0
                               ? static_cast<unsigned>(options.num_threads)
                               : std::thread::hardware_concurrency();
  return std::max(threads, 1u);
}

uint64_t LeastMemory(const DedupOptions& options) {
  return kOfProgram + NumThreads(options) * kOfThread;
}

void FitReaderToMemory(DedupOptions* options) {
  if (options->memory_bytes == 0) return;
  const uint64_t least = LeastMemory(*options);
  const uint64_t beside_columns =
      SpillingMemory::BesideColumns(options->memory_bytes, least);
  const uint64_t more = (beside_columns - std::min(beside_columns, least)) /
                        (NumThreads(*options) * kTimesText);
  ReaderOptions& reader = options->reader;
  const uint64_t fits = kTextOfThread + more;
  reader.max_text_bytes = std::min(reader.max_text_bytes, fits);
  reader.max_line_bytes = std::min(reader.max_line_bytes, fits * kTimesLine);
}

Status CheckMemory(const DedupOptions& options) {
  const uint64_t least = LeastMemory(options);
  if (options.memory_bytes == 0 || options.memory_bytes >= least) {
    return OkStatus();
  }
  return InvalidArgument(fmt::format(
      "--memory: must be at least {}M for this number of threads (-j)",
      least / kMegabyte));
}

Status Validate(const DedupOptions& options) {
  if (!(options.threshold > 0 && options.threshold <= 1)) {
    return OutOfRange("--threshold", "in (0, 1]", options.threshold);
  }
  if (!(options.recall > 0 && options.recall < 1)) {
    return OutOfRange("--recall", "in (0, 1)", options.recall);
  }
  if (options.num_perm < 16 || options.num_perm > 1024) {
    return OutOfRange("--num-perm", "16 to 1024", options.num_perm);
  }
  if (options.hamming_bits < 0 || options.hamming_bits > 15) {
    return OutOfRange("--hamming-bits", "0 to 15", options.hamming_bits);
  }
  if (!(options.min_score > 0 && options.min_score < 1)) {
    return OutOfRange("--min-score", "in (0, 1)", options.min_score);
  }
  if (options.num_threads < 0 || options.num_threads > 1024) {
    return OutOfRange("-j", "0 to 1024", options.num_threads);
  }
  if (options.window_seconds && *options.window_seconds < 0) {
    return OutOfRange("--window", "a positive time", *options.window_seconds);
  }
  const FindSet& find = options.find;
  if (!find.exact && !find.near_duplicate && !find.excerpt && !find.rewrite) {
    return InvalidArgument("--find: names nothing to find");
  }
  return OkStatus();
}

}  // namespace neardup
