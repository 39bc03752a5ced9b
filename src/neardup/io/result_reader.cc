#include "neardup/io/result_reader.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "neardup/io/byte_source.h"
#include "neardup/io/json_lines.h"

namespace neardup {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

Status WrongField(std::string_view name, std::string_view wanted) {
  return DataLoss(fmt::format("\"{}\" is not {}", name, wanted));
}

Status GetString(object line, std::string_view name, std::string* value) {
  std::string_view text;
  if (line[name].get(text)) return WrongField(name, "a string");
  *value = text;
  return OkStatus();
}

// A string, a whole number, or "" for null and for what is not there.
Status GetLabel(object line, std::string_view name, std::string* value) {
  element field;
  std::string_view text;
  uint64_t number;
  if (line[name].get(field) || field.is_null()) {
    value->clear();
  } else if (!field.get(text)) {
    *value = text;
  } else if (!field.get(number)) {
    *value = fmt::format("{}", number);
  } else {
    return WrongField(name, "a string or a whole number");
  }
  return OkStatus();
}

Status GetPosition(object line, std::string_view name, uint64_t* value) {
  if (line[name].get(*value)) return WrongField(name, "a position");
  return OkStatus();
}

Status ParsePairLine(object line, ResultPair* pair) {
  NEARDUP_RETURN_IF_ERROR(GetString(line, "a", &pair->a));
  NEARDUP_RETURN_IF_ERROR(GetString(line, "b", &pair->b));
  NEARDUP_RETURN_IF_ERROR(GetPosition(line, "a_n", &pair->a_n));
  NEARDUP_RETURN_IF_ERROR(GetPosition(line, "b_n", &pair->b_n));
  NEARDUP_RETURN_IF_ERROR(GetString(line, "relation", &pair->relation));
  if (line["score"].get(pair->score)) return WrongField("score", "a number");
  return OkStatus();
}

Status ParseStoryLine(object line, ResultStory* story) {
  NEARDUP_RETURN_IF_ERROR(GetString(line, "id", &story->id));
  NEARDUP_RETURN_IF_ERROR(GetPosition(line, "n", &story->n));
  NEARDUP_RETURN_IF_ERROR(GetLabel(line, "cluster", &story->cluster));
  NEARDUP_RETURN_IF_ERROR(GetString(line, "role", &story->role));
  return GetLabel(line, "relation", &story->relation);
}

// The path of a file of a result; an error if there is none.
StatusOr<std::string> PartOf(const std::string& directory,
                             const std::string& name) {
  std::string path = directory + "/" + name;
  struct stat facts;
  if (stat(path.c_str(), &facts) != 0 && errno == ENOENT) {
    return FailedPrecondition(
        fmt::format("{}: is not a result (it has no {})", directory, name));
  }
  return path;
}

JsonLineFunction AddTo(std::vector<ResultPair>* pairs) {
  return [pairs](object line) {
    // `compare --pairs` says so of a pair whose stories it did not find.
    if (line["relation"].is_null()) return OkStatus();
    return ParsePairLine(line, &pairs->emplace_back());
  };
}

JsonLineFunction AddTo(std::vector<ResultStory>* stories) {
  return [stories](object line) {
    const size_t n = stories->size();
    ResultStory& story = stories->emplace_back();
    const Status status = ParseStoryLine(line, &story);
    if (!status.ok() || story.n == n) return status;
    return DataLoss(fmt::format("\"n\" is {} instead of {}", story.n, n));
  };
}

}  // namespace

StatusOr<std::vector<ResultPair>> ParseResultPairs(std::string_view name,
                                                   std::string_view jsonl) {
  std::vector<ResultPair> pairs;
  NEARDUP_RETURN_IF_ERROR(ForEachJsonLine(name, jsonl, AddTo(&pairs)));
  return pairs;
}

StatusOr<std::vector<ResultStory>> ParseResultStories(std::string_view name,
                                                      std::string_view jsonl) {
  std::vector<ResultStory> stories;
  NEARDUP_RETURN_IF_ERROR(ForEachJsonLine(name, jsonl, AddTo(&stories)));
  return stories;
}

StatusOr<Result> ReadResult(const std::string& directory) {
  struct stat facts;
  if (stat(directory.c_str(), &facts) != 0) {
    return ErrnoStatus(directory, errno);
  }
  Result result;
  NEARDUP_ASSIGN_OR_RETURN(const std::string pairs,
                           PartOf(directory, "pairs.jsonl"));
  NEARDUP_RETURN_IF_ERROR(ForEachJsonLine(pairs, AddTo(&result.pairs)));
  NEARDUP_ASSIGN_OR_RETURN(const std::string stories,
                           PartOf(directory, "stories.jsonl"));
  NEARDUP_RETURN_IF_ERROR(ForEachJsonLine(stories, AddTo(&result.stories)));
  return result;
}

}  // namespace neardup
