#include "cli/report_file.h"

#include <filesystem>
#include <fstream>

#include "neardup/report/page.h"

namespace neardup {

void RemoveOldPage(const std::string& directory) {
  const std::string path = directory + "/report.html";
  // All pages begin alike, up to the hashes of their files.
  const std::string page = PageBegin("").substr(0, 100);
  std::string begin(page.size(), '\0');
  std::ifstream(path, std::ios::binary)
      .read(begin.data(), static_cast<std::streamsize>(begin.size()));
  std::error_code ignored;
  if (begin == page) std::filesystem::remove(path, ignored);
}

}  // namespace neardup
