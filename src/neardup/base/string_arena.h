// Strings that live as long as one owner, without a piece of heap for each.

#ifndef NEARDUP_BASE_STRING_ARENA_H_
#define NEARDUP_BASE_STRING_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace neardup {

// For one thread. The views it gives stay good when it is moved.
class StringArena {
 public:
  // A copy of `text`.
  std::string_view Copy(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) {
      left_ = std::max(kBlock, text.size());
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = blocks_.back().get();
    }
    std::memcpy(next_, text.data(), text.size());
    const std::string_view copy(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return copy;
  }

 private:
  static constexpr size_t kBlock = 16 << 10;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace neardup

#endif  // NEARDUP_BASE_STRING_ARENA_H_
