#include "neardup/base/spilling_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "neardup/base/memory.h"
#include "neardup/base/temporary_mapping.h"

namespace neardup {
namespace {

// Smaller blocks are not worth a place in a file.
constexpr size_t kLeastSpilled = 64 << 10;
// Blocks share files of this size; a larger block has one of its own. The
// number of mappings of a process is limited.
constexpr size_t kFileBytes = 64 << 20;
constexpr size_t kPage = 4096;
constexpr auto kLookEvery = std::chrono::milliseconds(3);

constexpr uint64_t kMostForTheRest = uint64_t{1} << 30;

size_t WholePages(size_t bytes) { return (bytes + kPage - 1) / kPage * kPage; }

}  // namespace

class SpillingMemory::Implementation {
 public:
  Implementation(uint64_t bound, std::string tmp_dir, uint64_t reserved)
      : bound_(bound),
        room_(bound -
              std::min(bound, std::max(reserved,
                                       std::min(bound / 4, kMostForTheRest)))),
        tmp_dir_(std::move(tmp_dir)),
        cold_(this, room_ / 2),
        warm_(this, room_) {}

  ~Implementation() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
    }
    stop_.notify_all();
    if (watcher_.joinable()) watcher_.join();
  }

  std::pmr::memory_resource* cold() { return &cold_; }
  std::pmr::memory_resource* warm() { return &warm_; }
  uint64_t room() const { return room_; }
  uint64_t spilled_bytes() const { return spilled_; }
  uint64_t held_bytes() const { return held_; }
  Status status() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }

 private:
  // Blocks that may take memory up to `limit` together with all others.
  class Resource : public std::pmr::memory_resource {
   public:
    Resource(Implementation* memory, uint64_t limit)
        : memory_(memory), limit_(limit) {}

   private:
    void* do_allocate(size_t bytes, size_t alignment) override {
      return memory_->Allocate(bytes, alignment, limit_);
    }
    void do_deallocate(void* block, size_t bytes, size_t alignment) override {
      memory_->Deallocate(block, bytes, alignment);
    }
    bool do_is_equal(const memory_resource& other) const noexcept override {
      return this == &other;
    }

    Implementation* memory_;
    uint64_t limit_;
  };

  // A file that blocks are cut from, front to back.
  struct File {
    TemporaryMapping mapping;
    size_t used = 0;
    size_t blocks = 0;
  };
  using Files = std::map<const char*, File>;  // by address

  void* Allocate(size_t bytes, size_t alignment, uint64_t limit) {
    if (bytes < kLeastSpilled || alignment > kPage) {
      held_ += bytes;
      return ::operator new(bytes, std::align_val_t(alignment));
    }
    const size_t size = WholePages(bytes);
    if (held_ + size > limit) {
      if (void* block = Spill(size)) return block;
    }
    // Not from the heap: memory given back must leave the process.
    void* block = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) {
      // Ends as operator new does when there is no memory.
      return std::pmr::null_memory_resource()->allocate(size, alignment);
    }
    held_ += size;
    return block;
  }

  void Deallocate(void* block, size_t bytes, size_t alignment) {
    if (bytes < kLeastSpilled || alignment > kPage) {
      held_ -= bytes;
      ::operator delete(block, std::align_val_t(alignment));
      return;
    }
    const size_t size = WholePages(bytes);
    // Taking a large file apart takes time: not under the lock, which would
    // keep the watcher from its work.
    Files::node_type gone;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      const auto file = FileOf(static_cast<const char*>(block));
      if (file != files_.end()) {
        if (--file->second.blocks > 0) return;
        if (current_ == file) current_ = files_.end();
        gone = files_.extract(file);
      }
    }
    if (!gone.empty()) return;
    munmap(block, size);
    held_ -= size;
  }

  // A block in a file; null if there can be none, for which status_ says why.
  void* Spill(size_t size) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (!status_.ok()) return nullptr;
      if (current_ != files_.end() &&
          size <= current_->second.mapping.size() - current_->second.used) {
        return Cut(size, &current_->second);
      }
    }
    StatusOr<TemporaryMapping> mapping =
        TemporaryMapping::Create(tmp_dir_, std::max(size, kFileBytes));
    std::lock_guard<std::mutex> lock(mutex_);
    if (!mapping.ok()) {
      status_.Update(mapping.status());
      return nullptr;
    }
    const char* address = mapping->data();
    const auto file = files_.emplace(address, File{*std::move(mapping)}).first;
    spilled_ += file->second.mapping.size();
    if (!watcher_.joinable()) watcher_ = std::thread([this] { Watch(); });
    if (size < kFileBytes) current_ = file;
    return Cut(size, &file->second);
  }

  static void* Cut(size_t size, File* file) {
    char* block = file->mapping.data() + file->used;
    file->used += size;
    ++file->blocks;
    return block;
  }

  Files::iterator FileOf(const char* block) {
    auto file = files_.upper_bound(block);
    if (file == files_.begin()) return files_.end();
    --file;
    return block < file->first + file->second.mapping.size() ? file
                                                             : files_.end();
  }

  // Pages of files that were used lately are counted as memory of the process
  // although nothing is lost with them: lets them go when it gets narrow.
  void Watch() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!stop_.wait_for(lock, kLookEvery, [this] { return stopping_; })) {
      const ResidentMemory now = CurrentMemory();
      if (now.bytes < bound_ - bound_ / 8 || now.of_files < bound_ / 16) {
        continue;
      }
      for (const auto& [address, file] : files_) file.mapping.DropPages();
    }
  }

  const uint64_t bound_;
  const uint64_t room_;  // of columns, in plain memory
  const std::string tmp_dir_;
  Resource cold_;
  Resource warm_;
  std::atomic<uint64_t> held_ = 0;
  std::atomic<uint64_t> spilled_ = 0;

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  Files files_;
  Files::iterator current_ = files_.end();  // that small blocks are cut from
  Status status_;
  bool stopping_ = false;
  std::condition_variable stop_;
  std::thread watcher_;
};

SpillingMemory::SpillingMemory(uint64_t bound, std::string tmp_dir,
                               uint64_t reserved) {
  if (bound == 0) return;
  implementation_ =
      std::make_unique<Implementation>(bound, std::move(tmp_dir), reserved);
}

SpillingMemory::~SpillingMemory() = default;

std::pmr::memory_resource* SpillingMemory::cold() const {
  return bounded() ? implementation_->cold() : std::pmr::new_delete_resource();
}

std::pmr::memory_resource* SpillingMemory::warm() const {
  return bounded() ? implementation_->warm() : std::pmr::new_delete_resource();
}

size_t SpillingMemory::room() const {
  return bounded() ? implementation_->room() : SIZE_MAX;
}

Status SpillingMemory::status() const {
  return bounded() ? implementation_->status() : OkStatus();
}

uint64_t SpillingMemory::spilled_bytes() const {
  return bounded() ? implementation_->spilled_bytes() : 0;
}

uint64_t SpillingMemory::held_bytes() const {
  return bounded() ? implementation_->held_bytes() : 0;
}

}  // namespace neardup
