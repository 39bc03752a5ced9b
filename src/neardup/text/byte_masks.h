// One pass over a text that tells what its bytes are, 64 at a time, and where
// its words stand.
//
// Nearly all words of most languages are runs of ASCII letters and digits. They
// are found without a branch on what the text says, by arithmetic on masks, as
// simdjson finds the structure of JSON [Langdale, Lemire 2019]; only what may
// make something else of them (apostrophes, points, what is not ASCII) is left
// for the tokenizer to look at. About 6 GB/s with AVX-512 VBMI2; the
// instruction set is chosen at run time (Highway).

#ifndef NEARDUP_TEXT_BYTE_MASKS_H_
#define NEARDUP_TEXT_BYTE_MASKS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace neardup {

// Bit i of each mask speaks of byte i of a block of 64 bytes. A run is a
// maximal run of ASCII letters and digits; runs go on from block to block.
struct ByteMasks {
  uint64_t starts;  // first byte of a run
  // First byte behind a run where the word may go on all the same: an
  // apostrophe before a letter, what is not ASCII, a point or comma between
  // digits. Some are marked without need.
  uint64_t joints;
  uint64_t marks;  // . ! ? " LF VT FF CR, or the first byte of a character
                   // that is not ASCII
};

// A text with its masks and runs. Reuse one for many texts to keep its memory:
// 7 bytes a byte of the longest text.
class ClassifiedText {
 public:
  // So many empty runs, at the end of the text, stand behind the last.
  static constexpr size_t kSpareRuns = 16;

  // `text` is below 4 GiB.
  void Assign(std::string_view text);

  size_t size() const { return size_; }

  // The bytes with ASCII in lower case, followed by at least 64 zeros.
  const uint8_t* lower() const { return lower_.get(); }

  // The masks of all blocks and of at least one block of zeros behind the text.
  const ByteMasks* masks() const { return masks_.get(); }

  // Run i is at bytes [begins()[i], ends()[i]); its flags are kCapital and
  // kNumber of TokenFlag.
  size_t num_runs() const { return num_runs_; }
  const uint32_t* begins() const { return begins_.get(); }
  const uint32_t* ends() const { return ends_.get(); }
  const uint8_t* flags() const { return flags_.get(); }

 private:
  void Reserve(size_t blocks);

  size_t size_ = 0;
  size_t num_runs_ = 0;
  size_t capacity_ = 0;  // in blocks
  std::unique_ptr<uint8_t[]> lower_;
  std::unique_ptr<ByteMasks[]> masks_;
  std::unique_ptr<uint32_t[]> begins_;
  std::unique_ptr<uint32_t[]> ends_;
  std::unique_ptr<uint8_t[]> flags_;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_BYTE_MASKS_H_
