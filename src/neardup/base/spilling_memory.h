// Memory for the large columns of a run, within a bound: what does not fit goes
// to temporary files that are mapped in its place.
//
// Columns (column.h) take their memory from one of the resources here. A
// block that the bound has no room for lies in a file without a name: it is
// used like any other, the system writes it out and drops it from memory as it
// needs to, and it is gone with the block or with the process, however that
// ends. So the same code gives the same bytes under any bound; only speed
// differs.
//
// Bytes that are written once and in large pieces are copied with Write() into
// blocks of written(): to a file that goes without a page of it in the process,
// which costs a third. Blocks of a file lie one behind the other in the order
// they were asked for.
//
// What counts. The bound is on all memory of the process: a part of it (a
// quarter, at most 1 GB, or what is reserved) is left for what is no column,
// an eighth of the rest for pages of files that happen to be in memory. These
// can be dropped at any time; a thread sees to it that they and the rest stay
// below the bound.
//
// Kinds of columns:
//   cold()  read once a stage and mostly in order (words, sketches): may take
//           a quarter of the room of columns: they would push out the next;
//   written()  the same, set by Write alone;
//   warm()  looked up here and there (postings, pairs): may take all of it.
//
// Example:
//   SpillingMemory memory(uint64_t{4} << 30, "/var/tmp");
//   Column<uint32_t> words(memory.cold());
//   words.resize(10'000'000'000);              // a file of 40 GB
//   NEARDUP_RETURN_IF_ERROR(memory.status());  // its disk may be full

#ifndef NEARDUP_BASE_SPILLING_MEMORY_H_
#define NEARDUP_BASE_SPILLING_MEMORY_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>

#include "neardup/base/status.h"

namespace neardup {

// Safe to use from many threads. Outlives the columns made with it.
class SpillingMemory {
 public:
  // bound: bytes; 0 for none, which makes all resources plain memory and costs
  // nothing. tmp_dir: where the files are; looked at when it is needed.
  // reserved: bytes of the bound that are not for columns at least.
  SpillingMemory(uint64_t bound, std::string tmp_dir, uint64_t reserved = 0);
  ~SpillingMemory();
  SpillingMemory(const SpillingMemory&) = delete;
  SpillingMemory& operator=(const SpillingMemory&) = delete;

  // Bytes of such a bound that are left for what is no column.
  static uint64_t BesideColumns(uint64_t bound, uint64_t reserved);

  std::pmr::memory_resource* cold() const;
  std::pmr::memory_resource* written() const;
  std::pmr::memory_resource* warm() const;

  // Copies bytes into a block of any of these.
  void Write(void* to, const void* from, size_t bytes) const;

  bool bounded() const { return implementation_ != nullptr; }
  // Bytes of columns that plain memory may take; without a bound SIZE_MAX.
  size_t room() const;

  // The first thing that went wrong with a file; from then on blocks are plain
  // memory and the bound is not kept, so a run should look now and then.
  // kUnavailable or kNotFound naming tmp_dir; kFailedPrecondition if that is
  // itself kept in memory.
  Status status() const;

  // Bytes of files so far, those of blocks gone included.
  uint64_t spilled_bytes() const;
  // Bytes of blocks that are in plain memory now.
  uint64_t held_bytes() const;

 private:
  class Implementation;

  std::unique_ptr<Implementation> implementation_;  // null without a bound
};

}  // namespace neardup

#endif  // NEARDUP_BASE_SPILLING_MEMORY_H_
