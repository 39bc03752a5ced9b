// The groups of a result as a table for a person.

#ifndef NEARDUP_CLI_GROUP_TABLE_H_
#define NEARDUP_CLI_GROUP_TABLE_H_

#include <string>

#include "neardup/pipeline/result.h"

namespace neardup {

// The `limit` largest groups: a line for the story that is kept, then one for
// each copy with its relation, score, time, source and title.
std::string FormatGroups(const DedupResult& result, int limit, int width,
                         bool color);

}  // namespace neardup

#endif  // NEARDUP_CLI_GROUP_TABLE_H_
