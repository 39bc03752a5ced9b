// From INPUT arguments to the ordered list of files to read.

#ifndef NEARDUP_IO_INPUT_SET_H_
#define NEARDUP_IO_INPUT_SET_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "neardup/base/status.h"

namespace neardup {

struct InputFile {
  std::string path;    // to open; "-" is the standard input
  std::string name;    // in ids and rejects; always valid UTF-8
  uint64_t bytes = 0;  // on disk; 0 for pipes. For progress only.
};

// Expands files, directories and "-", in the order given.
//
// A directory stands for the regular files under it, at any depth, in byte
// order of their paths relative to it; `name` is that relative path. Hidden
// files and directories (leading dot) are skipped, links to files are followed,
// links to directories, pipes and devices inside a directory are not. A file
// given by itself is taken whatever it is, and named as given. Bytes of a name
// that are not UTF-8 become U+FFFD in `name`.
//
// Errors name the path: kNotFound, kUnavailable for what cannot be looked at;
// kInvalidArgument when "-" is given twice. Whether a file can be read shows
// when it is opened.
StatusOr<std::vector<InputFile>> ExpandInputs(
    std::span<const std::string> inputs);

}  // namespace neardup

#endif  // NEARDUP_IO_INPUT_SET_H_
