// The page that `report` leaves in the directory of a result.

#ifndef NEARDUP_CLI_REPORT_FILE_H_
#define NEARDUP_CLI_REPORT_FILE_H_

#include <string>

namespace neardup {

// Removes the page that a result of before has left in its directory: it would
// show what is no more. Another file of that name stays.
void RemoveOldPage(const std::string& directory);

}  // namespace neardup

#endif  // NEARDUP_CLI_REPORT_FILE_H_
