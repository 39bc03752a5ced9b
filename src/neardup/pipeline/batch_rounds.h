// Reading in rounds: while all threads work on the batches of one round, one of
// them reads the batches of the next.

#ifndef NEARDUP_PIPELINE_BATCH_ROUNDS_H_
#define NEARDUP_PIPELINE_BATCH_ROUNDS_H_

#include <cstddef>
#include <functional>

#include "neardup/base/status.h"
#include "neardup/base/thread_pool.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"

namespace neardup {

// Batches of a round, two a thread.
size_t BatchesARound(const ThreadPool& pool);

// What is done with a batch, whose place in its round is below BatchesARound.
struct BatchWork {
  // From any thread, `worker` of the pool; batches of a round at once.
  std::function<void(const RecordBatch& batch, size_t place, int worker)> work;
  // By the caller's thread, batch after batch in input order, when `work` is
  // done with all of the round.
  std::function<Status(const RecordBatch& batch, size_t place)> take;
};

// Reads `input` to its end and reports how far it is as "read".
// Memory: two rounds. Errors: of the input, of `take`; kCancelled.
Status ForEachBatch(BatchReader* input, ThreadPool* pool, const Hooks& hooks,
                    const BatchWork& todo);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_BATCH_ROUNDS_H_
