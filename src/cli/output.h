// Files that a command writes: one rule for all of them.
//
// What is there stays, unless --force is given. A file appears under its name
// when it is whole (OutputFile), so a run that fails leaves the old one as it
// was, with --force too.

#ifndef NEARDUP_CLI_OUTPUT_H_
#define NEARDUP_CLI_OUTPUT_H_

#include <CLI/App.hpp>
#include <memory>
#include <string>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"

namespace neardup {

// Adds --force.
void AddForceFlag(CLI::App* command, bool* force);

// Whether the two paths name one file, whether it is there or not.
bool IsSameFile(const std::string& a, const std::string& b);

// Errors: kInvalidArgument if the output that `flag` names is one of the
// inputs, which would be lost with --force.
Status CheckNotInput(const std::string& flag, const std::string& path,
                     const std::vector<std::string>& inputs);

// Errors: kInvalidArgument for "-"; kFailedPrecondition if `path` is there and may not be written over:
// without `force`, and whatever is no regular file.
Status CheckOutput(const std::string& path, bool force);

// A new file at `path`. Errors: of CheckOutput and OutputFile::Create. To be
// called before the work whose result it takes.
StatusOr<std::unique_ptr<OutputFile>> CreateOutput(const std::string& path,
                                                   bool force);

}  // namespace neardup

#endif  // NEARDUP_CLI_OUTPUT_H_
