#include "neardup/base/thread_pool.h"

#include <algorithm>
#include <cassert>

namespace neardup {

ThreadPool::ThreadPool(int num_threads)
    : num_threads_(num_threads > 0
                       ? num_threads
                       : std::max(1u, std::thread::hardware_concurrency())) {
  for (int worker = 1; worker < num_threads_; ++worker) {
    threads_.emplace_back([this, worker] { WorkerLoop(worker); });
  }
}

ThreadPool::~ThreadPool() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  start_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ThreadPool::ParallelFor(size_t size, size_t grain, const Body& body) {
  assert(grain >= 1);
  if (size == 0) return;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    body_ = &body;
    size_ = size;
    grain_ = grain;
    next_ = 0;
    running_ = static_cast<int>(threads_.size());
    ++generation_;
  }
  start_.notify_all();
  RunChunks(0);
  std::unique_lock<std::mutex> lock(mutex_);
  done_.wait(lock, [this] { return running_ == 0; });
  body_ = nullptr;
}

void ThreadPool::WorkerLoop(int worker) {
  size_t seen = 0;
  while (true) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      start_.wait(lock, [&] { return stopping_ || generation_ != seen; });
      if (stopping_) return;
      seen = generation_;
    }
    RunChunks(worker);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      --running_;
    }
    done_.notify_one();
  }
}

void ThreadPool::RunChunks(int worker) {
  while (true) {
    size_t begin, end;
    const Body* body;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (next_ >= size_) return;
      begin = next_;
      end = std::min(size_, begin + grain_);
      next_ = end;
      body = body_;
    }
    (*body)(begin, end, worker);
  }
}

}  // namespace neardup
