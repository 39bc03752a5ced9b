// Columns: vectors whose memory comes from a given resource, such as one of
// SpillingMemory, and stays with it when they are moved.
//
// A std::pmr::vector that is assigned to copies every element into the resource
// of its target; a Column takes the resource along.

#ifndef NEARDUP_BASE_COLUMN_H_
#define NEARDUP_BASE_COLUMN_H_

#include <cstddef>
#include <memory_resource>
#include <type_traits>
#include <utility>
#include <vector>

namespace neardup {

template <typename T>
class ColumnAllocator {
 public:
  using value_type = T;
  using propagate_on_container_move_assignment = std::true_type;
  using propagate_on_container_swap = std::true_type;

  // Plain memory.
  ColumnAllocator() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): as std::pmr has it.
  ColumnAllocator(std::pmr::memory_resource* resource) : resource_(resource) {}
  template <typename U>
  // NOLINTNEXTLINE(google-explicit-constructor)
  ColumnAllocator(const ColumnAllocator<U>& other)
      : resource_(other.resource()) {}

  T* allocate(size_t count) {
    return static_cast<T*>(resource_->allocate(count * sizeof(T), alignof(T)));
  }
  void deallocate(T* block, size_t count) {
    resource_->deallocate(block, count * sizeof(T), alignof(T));
  }
  std::pmr::memory_resource* resource() const { return resource_; }

  template <typename U>
  bool operator==(const ColumnAllocator<U>& other) const {
    return *resource_ == *other.resource();
  }

 private:
  std::pmr::memory_resource* resource_ = std::pmr::new_delete_resource();
};

template <typename T>
using Column = std::vector<T, ColumnAllocator<T>>;

// Room for `size` plain values that are not set to anything. Movable. With
// memory for what is written once (SpillingMemory::written) they are set by
// SpillingMemory::Write.
template <typename T>
class ColumnBuffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  ColumnBuffer() = default;
  ColumnBuffer(size_t size, std::pmr::memory_resource* resource)
      : allocator_(resource), size_(size), data_(allocator_.allocate(size)) {}
  ColumnBuffer(ColumnBuffer&& other) noexcept
      : allocator_(other.allocator_),
        size_(std::exchange(other.size_, 0)),
        data_(std::exchange(other.data_, nullptr)) {}
  ColumnBuffer& operator=(ColumnBuffer&& other) noexcept {
    std::swap(allocator_, other.allocator_);
    std::swap(size_, other.size_);
    std::swap(data_, other.data_);
    return *this;
  }
  ~ColumnBuffer() {
    if (data_ != nullptr) allocator_.deallocate(data_, size_);
  }

  T* data() const { return data_; }
  size_t size() const { return size_; }
  T& operator[](size_t i) const { return data_[i]; }

 private:
  ColumnAllocator<T> allocator_;
  size_t size_ = 0;
  T* data_ = nullptr;
};

}  // namespace neardup

#endif  // NEARDUP_BASE_COLUMN_H_
