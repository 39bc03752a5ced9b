// Where a page goes: a file of its own, whole or not at all.

#ifndef NEARDUP_CLI_REPORT_FILE_H_
#define NEARDUP_CLI_REPORT_FILE_H_

#include <memory>
#include <string>

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"

namespace neardup {

// The file `path`, to be committed; a file that is there is replaced only with
// `force`. Errors: kFailedPrecondition "report.html: is there already (--force
// writes over it)"; as OutputFile.
StatusOr<std::unique_ptr<OutputFile>> OpenPage(const std::string& path,
                                               bool force);

}  // namespace neardup

#endif  // NEARDUP_CLI_REPORT_FILE_H_
