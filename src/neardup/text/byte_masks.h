// One pass over a text that tells what its bytes are, 64 at a time.
//
// The tokenizer then finds the ends of words by counting zero bits instead of
// looking at bytes, as simdjson finds the structure of JSON [Langdale, Lemire
// 2019]. About 20 GB/s with AVX-512; the instruction set is chosen at run time
// (Highway).

#ifndef NEARDUP_TEXT_BYTE_MASKS_H_
#define NEARDUP_TEXT_BYTE_MASKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace neardup {

// Bit i of each mask speaks of byte i of a block of 64 bytes. A run is a
// maximal run of ASCII letters and digits; runs go on from block to block.
struct ByteMasks {
  uint64_t starts;  // first byte of a run
  uint64_t ends;    // first byte behind a run
  // Of `ends`: where a word may go on all the same, at an apostrophe, at what
  // is not ASCII, at a point or comma between digits. Some points and commas
  // behind a digit are marked without need.
  uint64_t joints;
  uint64_t marks;  // . ! ? " LF VT FF CR, or not ASCII
  uint64_t upper;  // A..Z
  uint64_t digit;  // 0..9
};

// A text with its masks. Reuse one for many texts to keep its memory.
class ClassifiedText {
 public:
  void Assign(std::string_view text);

  size_t size() const { return size_; }

  // The bytes with ASCII in lower case, followed by at least 64 zeros.
  const uint8_t* lower() const { return lower_.data(); }

  // The masks of all blocks and of at least one block of zeros behind the text,
  // so that the last run has its end.
  const ByteMasks* masks() const { return masks_.data(); }

 private:
  size_t size_ = 0;
  std::vector<uint8_t> lower_;
  std::vector<ByteMasks> masks_;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_BYTE_MASKS_H_
