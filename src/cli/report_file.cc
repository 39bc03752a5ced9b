#include "cli/report_file.h"

#include "cli/output.h"

namespace neardup {

StatusOr<std::unique_ptr<OutputFile>> OpenPage(const std::string& path,
                                               bool force) {
  return CreateOutput(path, force);
}

}  // namespace neardup
