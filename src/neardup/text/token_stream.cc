#include "neardup/text/token_stream.h"

#include <algorithm>
#include <cassert>

namespace neardup {

void TokenStream::Clear() {
  words.clear();
  flags.clear();
  begins.clear();
  ends.clear();
  language = Language::kUnknown;
  exact = {};
  furniture_words = 0;
}

void TokenStream::Remove(std::span<const WordRange> ranges) {
  if (ranges.empty()) return;
  const auto take_out = [&](auto* column) {
    if (column->empty()) return;  // offsets that were not asked for
    auto to = column->begin() + ranges[0].begin;
    for (size_t i = 0; i < ranges.size(); ++i) {
      const size_t next =
          i + 1 < ranges.size() ? ranges[i + 1].begin : column->size();
      to = std::copy(column->begin() + ranges[i].end, column->begin() + next,
                     to);
    }
    column->erase(to, column->end());
  };
  take_out(&words);
  take_out(&flags);
  take_out(&begins);
  take_out(&ends);
}

void TokenStore::Add(const TokenStream& story) {
  assert(story.words.size() == story.flags.size());
  // A store keeps the offsets of all its stories or of none.
  assert(story.begins.size() == story.ends.size());
  assert(begins_.size() + story.begins.size() == 0 ||
         (story.begins.size() == story.words.size() &&
          begins_.size() == words_.size()));
  words_.insert(words_.end(), story.words.begin(), story.words.end());
  flags_.insert(flags_.end(), story.flags.begin(), story.flags.end());
  begins_.insert(begins_.end(), story.begins.begin(), story.begins.end());
  ends_.insert(ends_.end(), story.ends.begin(), story.ends.end());
  starts_.push_back(words_.size());
  languages_.push_back(story.language);
}

void TokenStore::Reserve(size_t words) {
  words_.reserve(words);
  flags_.reserve(words);
}

void TokenStore::ShrinkToFit() {
  // Shrinking moves a column: worth it for a third of its memory.
  const auto shrink = [](auto& column) {
    if (column.size() * 3 < column.capacity() * 2) column.shrink_to_fit();
  };
  shrink(starts_);
  shrink(words_);
  shrink(flags_);
  shrink(begins_);
  shrink(ends_);
  shrink(languages_);
}

size_t TokenStore::MemoryBytes() const {
  return starts_.capacity() * sizeof(starts_[0]) +
         words_.capacity() * sizeof(words_[0]) +
         flags_.capacity() * sizeof(flags_[0]) +
         begins_.capacity() * sizeof(begins_[0]) +
         ends_.capacity() * sizeof(ends_[0]) +
         languages_.capacity() * sizeof(languages_[0]);
}

TokenView TokenStore::view(size_t story) const {
  assert(story < size());
  const size_t begin = starts_[story];
  const size_t count = starts_[story + 1] - begin;
  return {std::span(words_).subspan(begin, count),
          std::span(flags_).subspan(begin, count), languages_[story]};
}

TokenOffsets TokenStore::offsets(size_t story) const {
  assert(story < size());
  if (begins_.empty()) return {};
  const size_t begin = starts_[story];
  const size_t count = starts_[story + 1] - begin;
  return {std::span(begins_).subspan(begin, count),
          std::span(ends_).subspan(begin, count)};
}

TokenStore::Columns TokenStore::columns() {
  Columns columns = {.words = words_.data(), .flags = flags_.data()};
  if (begins_.empty()) return columns;
  columns.begins = begins_.data();
  columns.ends = ends_.data();
  return columns;
}

}  // namespace neardup
