// Status and StatusOr: how every fallible function of the library reports.
//
// The library never throws and never prints. A function that can fail for
// reasons outside the program (a file, an option, bytes from the wild) returns
// Status or StatusOr<T>; broken preconditions are programmer errors and assert.
//
// Messages are lower case, without a full stop, and name the thing first:
// `feed.jsonl:17: "text" is not a string`. The layer that knows the path says
// it.
//
// Example:
//   StatusOr<int> ParsePort(std::string_view text);
//   Status Serve(std::string_view text) {
//     NEARDUP_ASSIGN_OR_RETURN(int port, ParsePort(text));
//     if (port == 0) return InvalidArgument("port: must not be 0");
//     return OkStatus();
//   }

#ifndef NEARDUP_BASE_STATUS_H_
#define NEARDUP_BASE_STATUS_H_

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <string>
#include <string_view>
#include <utility>

namespace neardup {

using Status = absl::Status;
template <typename T>
using StatusOr = absl::StatusOr<T>;

inline Status OkStatus() { return absl::OkStatus(); }

// The caller asked for something impossible: an option out of range.
Status InvalidArgument(std::string_view message);
// A file or id that should be there is not.
Status NotFound(std::string_view message);
// The bytes of an input are broken: truncated compression, a bad record.
Status DataLoss(std::string_view message);
// The state of the outside does not allow it: a directory that is not empty.
Status FailedPrecondition(std::string_view message);
// The operating system refused: permission, disk full, a closed pipe.
Status IoError(std::string_view message);
// The caller asked to stop (Ctrl-C) while work was under way.
Status Cancelled(std::string_view message);

// The message of `status` as a std::string.
std::string Message(const Status& status);

// `status` with "prefix: " put before its message; OK stays OK.
Status WithPrefix(std::string_view prefix, const Status& status);

}  // namespace neardup

#define NEARDUP_STATUS_CONCAT_INNER_(a, b) a##b
#define NEARDUP_STATUS_CONCAT_(a, b) NEARDUP_STATUS_CONCAT_INNER_(a, b)

// Returns from the enclosing function when `expression` is not OK.
#define NEARDUP_RETURN_IF_ERROR(expression)           \
  do {                                                \
    ::neardup::Status neardup_status_ = (expression); \
    if (!neardup_status_.ok()) [[unlikely]]           \
      return neardup_status_;                         \
  } while (false)

// Assigns the value of a StatusOr to `target`, or returns its status.
#define NEARDUP_ASSIGN_OR_RETURN(target, expression)                \
  NEARDUP_ASSIGN_OR_RETURN_(                                        \
      NEARDUP_STATUS_CONCAT_(neardup_status_or_, __LINE__), target, \
      expression)
#define NEARDUP_ASSIGN_OR_RETURN_(temporary, target, expression) \
  auto temporary = (expression);                                 \
  if (!temporary.ok()) [[unlikely]]                              \
    return temporary.status();                                   \
  target = std::move(temporary).value()

#endif  // NEARDUP_BASE_STATUS_H_
