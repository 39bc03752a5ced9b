// Parallel loops with results that do not depend on the number of threads.
//
// The range is cut into chunks of `grain` items whatever the number of threads;
// a chunk writes only its own output, and callers join outputs in chunk order.
//
// Example:
//   ThreadPool pool(4);
//   std::vector<int> squares(n);
//   pool.ParallelFor(n, /*grain=*/1024, [&](size_t begin, size_t end, int) {
//     for (size_t i = begin; i < end; ++i) squares[i] = i * i;
//   });

#ifndef NEARDUP_BASE_THREAD_POOL_H_
#define NEARDUP_BASE_THREAD_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace neardup {

// A fixed set of threads. ParallelFor is called by one thread at a time and not
// from inside a body.
class ThreadPool {
 public:
  // Works on a chunk [begin, end); `worker` in [0, num_threads()) tells which
  // thread runs it, so that scratch memory can be kept a thread.
  using Body = std::function<void(size_t begin, size_t end, int worker)>;

  // num_threads: 0 means as many as the machine has cores. With 1 no thread is
  // started and everything runs in the caller.
  explicit ThreadPool(int num_threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int num_threads() const { return num_threads_; }

  // Runs `body` over all of [0, size) in chunks of `grain` (>= 1) and returns
  // when all are done. The caller is worker 0 and takes part.
  void ParallelFor(size_t size, size_t grain, const Body& body);

 private:
  void WorkerLoop(int worker);
  void RunChunks(int worker);

  int num_threads_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable start_;
  std::condition_variable done_;
  // Guarded by mutex_.
  const Body* body_ = nullptr;
  size_t size_ = 0;
  size_t grain_ = 1;
  size_t next_ = 0;
  int running_ = 0;
  size_t generation_ = 0;
  bool stopping_ = false;
};

}  // namespace neardup

#endif  // NEARDUP_BASE_THREAD_POOL_H_
