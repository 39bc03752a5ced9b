// Where the items of a document stand in it.

#ifndef NEARDUP_FEEDS_ITEM_SPAN_H_
#define NEARDUP_FEEDS_ITEM_SPAN_H_

#include <cstddef>
#include <string_view>

namespace neardup {

// The bytes [begin, end) of a document.
struct ItemSpan {
  size_t begin;
  size_t end;
  // False when its end is missing: the document ends before it, or another
  // item begins, and that is where the span ends.
  bool whole;
};

// Numbers of lines for offsets that do not decrease.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}

  // The line that holds the byte, from 1.
  size_t LineOf(size_t offset) {
    const std::string_view before = bytes_.substr(0, offset);
    for (; counted_ < before.size(); ++line_) {
      const size_t feed = before.find('\n', counted_);
      if (feed == before.npos) break;
      counted_ = feed + 1;
    }
    if (counted_ < before.size()) counted_ = before.size();
    return line_;
  }

 private:
  std::string_view bytes_;
  size_t counted_ = 0;
  size_t line_ = 1;
};

}  // namespace neardup

#endif  // NEARDUP_FEEDS_ITEM_SPAN_H_
