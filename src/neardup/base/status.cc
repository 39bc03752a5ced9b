#include "neardup/base/status.h"

namespace neardup {
namespace {

// The packaged Abseil may have a string_view of its own; a pointer and a length
// suit both kinds.
Status Make(absl::StatusCode code, std::string_view message) {
  return Status(code, {message.data(), message.size()});
}

}  // namespace

Status InvalidArgument(std::string_view message) {
  return Make(absl::StatusCode::kInvalidArgument, message);
}
Status NotFound(std::string_view message) {
  return Make(absl::StatusCode::kNotFound, message);
}
Status DataLoss(std::string_view message) {
  return Make(absl::StatusCode::kDataLoss, message);
}
Status FailedPrecondition(std::string_view message) {
  return Make(absl::StatusCode::kFailedPrecondition, message);
}
Status IoError(std::string_view message) {
  return Make(absl::StatusCode::kUnavailable, message);
}
Status Cancelled(std::string_view message) {
  return Make(absl::StatusCode::kCancelled, message);
}

std::string Message(const Status& status) {
  return std::string(status.message().data(), status.message().size());
}

Status WithPrefix(std::string_view prefix, const Status& status) {
  if (status.ok()) return status;
  return Make(status.code(), std::string(prefix) + ": " + Message(status));
}

}  // namespace neardup
