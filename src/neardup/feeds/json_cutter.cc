#include "neardup/feeds/json_cutter.h"

#include <algorithm>

namespace neardup {
namespace {

constexpr std::string_view kArrays[] = {"items", "articles", "results",
                                        "data",  "stories",  "documents",
                                        "news",  "hits"};

// Walks over the brackets of a document.
class Cutter {
 public:
  explicit Cutter(std::string_view json) : json_(json) {}

  JsonItems Cut() {
    for (size_t i = 0; i < json_.size(); ++i) {
      const char c = json_[i];
      if (c == '"') {
        const size_t end = EndOfString(i);
        if (depth_ == 1) key_ = json_.substr(i + 1, end - i - 1);
        i = end;
      } else if (c == '{' || c == '[') {
        Open(c, i);
      } else if (c == '}' || c == ']') {
        Close(c, i);
      }
    }
    return Finish();
  }

 private:
  // Where the quote stands that closes the string opened at `begin`.
  size_t EndOfString(size_t begin) const {
    size_t end = begin;
    while (true) {
      end = json_.find('"', end + 1);
      if (end == json_.npos) return json_.size();
      size_t slashes = 0;
      while (json_[end - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) return end;
    }
  }

  void Open(char c, size_t at) {
    if (depth_ == 0) {
      root_ = at;
      if (c == '[') item_depth_ = 1;
    } else if (depth_ == 1 && item_depth_ == 0 && c == '[' &&
               std::ranges::count(kArrays, key_) > 0) {
      item_depth_ = 2;
    }
    if (c == '{' && depth_ == item_depth_ && item_depth_ > 0 && !done_) {
      open_ = at;
    }
    ++depth_;
  }

  void Close(char, size_t at) {
    if (depth_ == 0) return;
    --depth_;
    if (open_ != json_.npos && depth_ == item_depth_) {
      items_.spans.push_back({open_, at + 1, true});
      open_ = json_.npos;
    }
    // The array of items has ended; a later one holds something else.
    if (item_depth_ > 0 && depth_ < item_depth_) done_ = true;
    if (depth_ == 0) end_ = at + 1;
  }

  JsonItems Finish() {
    items_.ended = depth_ == 0 && root_ != json_.npos;
    if (open_ != json_.npos)
      items_.spans.push_back({open_, json_.size(), false});
    if (item_depth_ == 0 && root_ != json_.npos) {
      items_.spans.push_back(
          {root_, items_.ended ? end_ : json_.size(), items_.ended});
    } else if (item_depth_ == 2 && !items_.spans.empty()) {
      const size_t begin = items_.spans.front().begin;
      items_.head = json_.substr(root_, begin - root_);
      items_.head += items_.ended ? json_.substr(items_.spans.back().end)
                                  : std::string_view("]}");
    }
    return std::move(items_);
  }

  std::string_view json_;
  JsonItems items_;
  std::string_view key_;  // the last string in the outermost object
  int depth_ = 0;
  int item_depth_ = 0;  // brackets around an item; 0: not known
  bool done_ = false;
  size_t root_ = std::string_view::npos;
  size_t open_ = std::string_view::npos;
  size_t end_ = 0;
};

}  // namespace

JsonItems CutItems(std::string_view json) { return Cutter(json).Cut(); }

}  // namespace neardup
