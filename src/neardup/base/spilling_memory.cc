#include "neardup/base/spilling_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "neardup/base/memory.h"
#include "neardup/base/temporary_mapping.h"

namespace neardup {
namespace {

// Smaller blocks come from the heap, and lie in a file only from kLeastSpilled
// on: below, there are few or they go soon.
constexpr size_t kLeastMapped = 64 << 10;
constexpr size_t kLeastSpilled = 2 << 10;
// Blocks share files of these sizes; a larger block has one of its own. The
// numbers of mappings and of open files of a process are limited.
constexpr size_t kFileBytes = 64 << 20;
constexpr size_t kWrittenFileBytes = 1 << 30;  // of which nothing is reserved
constexpr size_t kPage = 4096;
constexpr size_t kCacheLine = 64;
// Pages of files are let go so many bytes at a time, when the process is within
// this part of its bound, until half of them are gone: with fewer left they
// would soon be back, with more it would soon be narrow again.
constexpr size_t kDroppedAtOnce = 64 << 20;
constexpr uint64_t kNarrow = 16;
// Part of the bound that blocks leave for pages of files.
constexpr uint64_t kLeftForFiles = 8;
constexpr auto kLookEvery = std::chrono::milliseconds(5);

constexpr uint64_t kMostForTheRest = uint64_t{1} << 30;

size_t WholePages(size_t bytes) { return (bytes + kPage - 1) / kPage * kPage; }

}  // namespace

class SpillingMemory::Implementation {
 public:
  Implementation(uint64_t bound, std::string tmp_dir, uint64_t reserved)
      : bound_(bound),
        room_((bound - BesideColumns(bound, reserved)) / kLeftForFiles *
              (kLeftForFiles - 1)),
        tmp_dir_(std::move(tmp_dir)),
        cold_(this, room_ / 4, Room::kReserved),
        written_(this, room_ / 4, Room::kAsWritten),
        warm_(this, room_, Room::kReserved) {}

  ~Implementation() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
    }
    stop_.notify_all();
    if (watcher_.joinable()) watcher_.join();
  }

  std::pmr::memory_resource* cold() { return &cold_; }
  std::pmr::memory_resource* written() { return &written_; }
  std::pmr::memory_resource* warm() { return &warm_; }

  void Write(void* to, const void* from, size_t bytes) {
    if (bytes == 0) return;
    const char* block = static_cast<const char*>(to);
    const TemporaryMapping* mapping = nullptr;
    {
      // A file stays where it is as long as a block of it.
      std::lock_guard<std::mutex> lock(mutex_);
      const auto file = FileOf(block);
      if (file != files_.end()) mapping = &file->second.mapping;
    }
    if (mapping == nullptr) {
      std::memcpy(to, from, bytes);
      return;
    }
    const Status written = mapping->Write(
        static_cast<size_t>(block - mapping->data()), from, bytes);
    if (written.ok()) return;
    std::lock_guard<std::mutex> lock(mutex_);
    status_.Update(written);
  }

  uint64_t room() const { return room_; }
  uint64_t spilled_bytes() const { return spilled_; }
  uint64_t held_bytes() const { return held_; }
  Status status() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }

 private:
  using Room = TemporaryMapping::Room;

  // A file that blocks are cut from, front to back.
  struct File {
    TemporaryMapping mapping;
    size_t used = 0;
    size_t blocks = 0;
  };
  using Files = std::map<const char*, File>;  // by address

  // Blocks that may take memory up to `limit` together with all others.
  class Resource : public std::pmr::memory_resource {
   public:
    Resource(Implementation* memory, uint64_t limit, Room room)
        : memory_(memory),
          limit_(limit),
          room_(room),
          current_(memory->files_.end()) {}

   private:
    friend class Implementation;

    void* do_allocate(size_t bytes, size_t alignment) override {
      return memory_->Allocate(bytes, alignment, this);
    }
    void do_deallocate(void* block, size_t bytes, size_t alignment) override {
      memory_->Deallocate(block, bytes, alignment);
    }
    bool do_is_equal(const memory_resource& other) const noexcept override {
      return this == &other;
    }

    Implementation* memory_;
    uint64_t limit_;
    Room room_;
    Files::iterator current_;  // that small blocks are cut from; mutex_
  };

  static bool IsMapped(size_t bytes, size_t alignment) {
    return bytes >= kLeastMapped && alignment <= kPage;
  }

  void* Allocate(size_t bytes, size_t alignment, Resource* from) {
    const bool mapped = IsMapped(bytes, alignment);
    const size_t size = mapped ? WholePages(bytes) : bytes;
    if (held_ + size > from->limit_ && bytes >= kLeastSpilled &&
        alignment <= kCacheLine) {
      if (void* block = Spill(bytes, from)) return block;
    }
    held_ += size;
    if (!mapped) return ::operator new(bytes, std::align_val_t(alignment));
    // Not from the heap: memory given back must leave the process.
    void* block = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) {
      held_ -= size;
      // Ends as operator new does when there is no memory.
      return std::pmr::null_memory_resource()->allocate(size, alignment);
    }
    return block;
  }

  void Deallocate(void* block, size_t bytes, size_t alignment) {
    if (bytes >= kLeastSpilled && FreeInFile(static_cast<char*>(block))) return;
    if (IsMapped(bytes, alignment)) {
      munmap(block, WholePages(bytes));
      held_ -= WholePages(bytes);
      return;
    }
    held_ -= bytes;
    ::operator delete(block, std::align_val_t(alignment));
  }

  // False if the block is in no file.
  bool FreeInFile(const char* block) {
    // Taking a large file apart takes time: not under the lock, which would
    // keep the watcher from its work.
    Files::node_type gone;
    std::lock_guard<std::mutex> lock(mutex_);
    const auto file = FileOf(block);
    if (file == files_.end()) return false;
    if (--file->second.blocks > 0) return true;
    for (Resource* resource : {&cold_, &written_, &warm_}) {
      if (resource->current_ == file) resource->current_ = files_.end();
    }
    gone = files_.extract(file);
    return true;
  }

  // A block in a file; null if there can be none, for which status_ says why.
  void* Spill(size_t bytes, Resource* from) {
    const size_t size = (bytes + kCacheLine - 1) / kCacheLine * kCacheLine;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (!status_.ok()) return nullptr;
      const auto current = from->current_;
      if (current != files_.end() &&
          size <= current->second.mapping.size() - current->second.used) {
        return Cut(size, from->room_, &current->second);
      }
    }
    const bool reserved = from->room_ == Room::kReserved;
    const size_t shared = reserved ? kFileBytes : kWrittenFileBytes;
    StatusOr<TemporaryMapping> mapping = TemporaryMapping::Create(
        tmp_dir_, std::max(WholePages(size), shared), from->room_);
    std::lock_guard<std::mutex> lock(mutex_);
    if (!mapping.ok()) {
      status_.Update(mapping.status());
      return nullptr;
    }
    const char* address = mapping->data();
    const auto file = files_.emplace(address, File{*std::move(mapping)}).first;
    if (reserved) spilled_ += file->second.mapping.size();
    if (!watcher_.joinable()) watcher_ = std::thread([this] { Watch(); });
    if (size < shared) from->current_ = file;
    return Cut(size, from->room_, &file->second);
  }

  void* Cut(size_t size, Room room, File* file) {
    if (room == Room::kAsWritten) spilled_ += size;
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
      const ResidentMemory before = CurrentMemory();
      if (before.bytes < bound_ - bound_ / kNarrow) continue;
      size_t left = 0;
      for (const auto& [address, file] : files_) left += file.mapping.size();
      while (left > 0 && !files_.empty() && !stopping_) {
        left -= std::min(left, DropSomePages());
        if (CurrentMemory().of_files <= before.of_files / 2) break;
        lock.unlock();  // others wait for it
        lock.lock();
      }
    }
  }

  // Goes round the files, so that what was let go last time, and is used again,
  // has its turn last. Returns how many bytes it went.
  size_t DropSomePages() {
    auto file = FileOf(next_dropped_);
    if (file == files_.end()) {
      file = files_.upper_bound(next_dropped_);
      if (file == files_.end()) file = files_.begin();
      next_dropped_ = file->first;
    }
    const TemporaryMapping& mapping = file->second.mapping;
    const auto begin = static_cast<size_t>(next_dropped_ - mapping.data());
    const size_t end = std::min(begin + kDroppedAtOnce, mapping.size());
    mapping.DropPages(begin, end);
    next_dropped_ = mapping.data() + end;
    return end - begin;
  }

  const uint64_t bound_;
  const uint64_t room_;  // of columns, in plain memory
  const std::string tmp_dir_;
  std::atomic<uint64_t> held_ = 0;
  std::atomic<uint64_t> spilled_ = 0;

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  Files files_;
  const char* next_dropped_ = nullptr;
  Status status_;
  bool stopping_ = false;
  std::condition_variable stop_;
  std::thread watcher_;

  Resource cold_;
  Resource written_;
  Resource warm_;
};

SpillingMemory::SpillingMemory(uint64_t bound, std::string tmp_dir,
                               uint64_t reserved) {
  if (bound == 0) return;
  implementation_ =
      std::make_unique<Implementation>(bound, std::move(tmp_dir), reserved);
}

SpillingMemory::~SpillingMemory() = default;

uint64_t SpillingMemory::BesideColumns(uint64_t bound, uint64_t reserved) {
  const uint64_t usual = std::min(bound / 4, kMostForTheRest);
  return std::min(bound, std::max(reserved, usual));
}

std::pmr::memory_resource* SpillingMemory::cold() const {
  return bounded() ? implementation_->cold() : std::pmr::new_delete_resource();
}

std::pmr::memory_resource* SpillingMemory::warm() const {
  return bounded() ? implementation_->warm() : std::pmr::new_delete_resource();
}

std::pmr::memory_resource* SpillingMemory::written() const {
  return bounded() ? implementation_->written()
                   : std::pmr::new_delete_resource();
}

void SpillingMemory::Write(void* to, const void* from, size_t bytes) const {
  if (bounded()) return implementation_->Write(to, from, bytes);
  if (bytes > 0) std::memcpy(to, from, bytes);
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
