#include "neardup/pipeline/batch_rounds.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace neardup {
namespace {

struct Round {
  explicit Round(size_t size) : batches(size) {}

  // Fills as many batches as the input has left.
  Status Read(BatchReader* input) {
    for (count = 0; count < batches.size(); ++count) {
      NEARDUP_ASSIGN_OR_RETURN(const bool more, input->Next(&batches[count]));
      if (!more) break;
    }
    return OkStatus();
  }

  std::vector<RecordBatch> batches;
  size_t count = 0;
};

}  // namespace

size_t BatchesARound(const ThreadPool& pool) {
  return 2 * static_cast<size_t>(pool.num_threads());
}

Status ForEachBatch(BatchReader* input, ThreadPool* pool, const Hooks& hooks,
                    const BatchWork& todo) {
  uint64_t total = 0;
  for (const InputFile& file : input->files()) total += file.bytes;
  Round now(BatchesARound(*pool)), next(BatchesARound(*pool));
  NEARDUP_RETURN_IF_ERROR(now.Read(input));
  while (now.count > 0) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    Status read_status = OkStatus();
    pool->ParallelFor(now.count + 1, 1, [&](size_t task, size_t, int worker) {
      if (task == 0) {
        read_status = next.Read(input);
      } else {
        todo.work(now.batches[task - 1], task - 1, worker);
      }
    });
    NEARDUP_RETURN_IF_ERROR(read_status);
    for (size_t i = 0; i < now.count; ++i) {
      NEARDUP_RETURN_IF_ERROR(todo.take(now.batches[i], i));
    }
    hooks.Report({"read", "bytes", input->raw_bytes(), total});
    std::swap(now, next);
  }
  return OkStatus();
}

}  // namespace neardup
