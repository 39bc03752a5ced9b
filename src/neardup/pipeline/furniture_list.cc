#include "neardup/pipeline/furniture_list.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <tuple>
#include <utility>

#include "neardup/base/ascii.h"
#include "neardup/base/hash.h"
#include "neardup/base/thread_pool.h"
#include "neardup/extract/notices.h"
#include "neardup/extract/range_lists.h"
#include "neardup/feeds/feed_parser.h"
#include "neardup/io/json_writer.h"
#include "neardup/pipeline/batch_rounds.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

// The text of words [range) with the marks that belong to it: to the ends of
// the line where it begins or ends one, else to white space.
std::string_view TextOf(std::string_view text, const TokenStream& words,
                        WordRange range) {
  const size_t size = words.words.size();
  const size_t gap_begin = range.begin == 0 ? 0 : words.ends[range.begin - 1];
  const size_t gap_end =
      range.end == size ? text.size() : words.begins[range.end];
  size_t begin = words.begins[range.begin], end = words.ends[range.end - 1];
  if (gap_begin <= begin) {  // neighbours overlap in scripts without spaces
    const std::string_view gap = text.substr(gap_begin, begin - gap_begin);
    size_t cut = gap.find_last_of('\n');
    if (cut == gap.npos && gap_begin > 0) cut = gap.find_last_of(kWhiteSpace);
    if (cut != gap.npos) {
      begin = gap_begin + cut + 1;
    } else if (gap_begin == 0) {
      begin = 0;
    }
  }
  if (end <= gap_end) {
    const std::string_view gap = text.substr(end, gap_end - end);
    size_t cut = gap.find('\n');
    if (cut == gap.npos && gap_end < text.size()) {
      cut = gap.find_first_of(kWhiteSpace);
    }
    end += std::min(cut, gap.size());
  }
  return TrimmedAscii(text.substr(begin, end - begin));
}

// What stands for a passage of a source.
struct Key {
  Hash128 words;
  uint64_t source;
  FurnitureKind kind;

  friend bool operator==(const Key&, const Key&) = default;
  template <typename H>
  friend H AbslHashValue(H h, const Key& key) {
    return H::combine(std::move(h), key.words.low, key.source, key.kind);
  }
};

// Passages as they are met.
class Passages {
 public:
  // Words [range) of `words` were taken out of a record.
  void Add(const Record& record, const TokenStream& words, WordRange range,
           FurnitureKind kind) {
    const uint64_t size = range.end - range.begin;
    const Key key = {HashBytes128(&words.words[range.begin], 4 * size),
                     Hash64(record.source), kind};
    Entry& entry = entries_[key];
    FurniturePassage& passage = entry.passage;
    const bool is_new = passage.words == 0;
    passage.words_in_all += size;
    if (entry.last_story != story_) ++passage.stories;
    entry.last_story = story_;
    if (!is_new && passage.example < record.id) return;
    const std::string_view text = TextOf(record.text, words, range);
    if (!is_new && passage.example == record.id && passage.text <= text) return;
    passage.text = text;
    passage.example = record.id;
    passage.source = record.source;
    passage.kind = kind;
    passage.words = size;
  }

  // What comes is of another story.
  void NextStory() { ++story_; }

  void Merge(Passages other) {
    for (auto& [key, entry] : other.entries_) {
      const auto [mine, is_new] = entries_.try_emplace(key, std::move(entry));
      if (is_new) continue;
      FurniturePassage& a = mine->second.passage;
      FurniturePassage& b = entry.passage;
      const uint64_t stories = a.stories + b.stories;
      const uint64_t words_in_all = a.words_in_all + b.words_in_all;
      if (std::tie(b.example, b.text) < std::tie(a.example, a.text)) {
        a = std::move(b);
      }
      a.stories = stories;
      a.words_in_all = words_in_all;
    }
  }

  std::vector<FurniturePassage> TakeSorted() {
    std::vector<FurniturePassage> sorted;
    sorted.reserve(entries_.size());
    for (auto& [key, entry] : entries_) {
      sorted.push_back(std::move(entry.passage));
    }
    std::ranges::sort(sorted, [](const auto& a, const auto& b) {
      return std::tie(a.source, b.words_in_all, a.text, a.kind, a.example) <
             std::tie(b.source, a.words_in_all, b.text, b.kind, b.example);
    });
    return sorted;
  }

 private:
  struct Entry {
    FurniturePassage passage = {};
    uint64_t last_story = 0;
  };
  absl::flat_hash_map<Key, Entry> entries_;
  uint64_t story_ = 0;
};

// Takes a story apart as Ingest did, and keeps what was set aside.
class Lister {
 public:
  Lister(const DedupOptions& options, const FurnitureRanges& furniture)
      : furniture_(furniture),
        parser_(options.reader, MakeFeedParser(options.reader)),
        whole_({.keep_offsets = true, .drop_furniture = false}),
        tokenizer_({.keep_offsets = true}) {}

  // False if the batch is not what it was.
  bool List(const RecordBatch& batch, size_t number) {
    const auto& ends = furniture_.batch_ends;
    if (number >= ends.size()) return false;
    const size_t first = number == 0 ? 0 : ends[number - 1];
    parser_.ParseBatch(batch, &records_, &rejects_);
    if (first + records_.size() != ends[number]) return false;
    for (size_t i = 0; i < records_.size(); ++i) {
      passages_.NextStory();
      if (!ListStory(records_[i], first + i)) return false;
    }
    return true;
  }

  Passages& passages() { return passages_; }

 private:
  bool ListStory(const Record& record, size_t story) {
    tokenizer_.Tokenize(record.text, &words_);
    if (words_.furniture_words > 0) AddLines(record);
    const std::vector<WordRange> notices = FindNotices(words_.view());
    for (const WordRange& range : notices) {
      passages_.Add(record, words_, range, FurnitureKind::kNotice);
    }
    TakeNoticesOut(&words_);
    return AddAll(record, furniture_.recurring[story], kLineStart,
                  FurnitureKind::kRecurring) &&
           AddAll(record, furniture_.walls[story], kSentenceStart,
                  FurnitureKind::kWall) &&
           AddAll(record, furniture_.blocks[story], kSentenceStart,
                  FurnitureKind::kBlock);
  }

  // The lines the tokenizer left out.
  void AddLines(const Record& record) {
    whole_.Tokenize(record.text, &all_);
    const auto size = static_cast<uint32_t>(all_.words.size());
    uint32_t kept = 0;
    for (uint32_t i = 0; i < size;) {
      if (kept < words_.begins.size() &&
          words_.begins[kept] == all_.begins[i]) {
        ++kept, ++i;
        continue;
      }
      uint32_t end = i + 1;
      while (end < size && !(all_.flags[end] & kLineStart)) ++end;
      passages_.Add(record, all_, {i, end}, FurnitureKind::kLine);
      i = end;
    }
  }

  // Takes ranges out, a passage for each part of them that begins with `flag`.
  // False if there are no such words.
  bool AddAll(const Record& record, std::span<const WordRange> ranges,
              TokenFlag flag, FurnitureKind kind) {
    if (ranges.empty()) return true;
    if (ranges.back().end > words_.words.size()) return false;
    for (const WordRange& range : ranges) {
      uint32_t begin = range.begin;
      for (uint32_t i = begin + 1; i <= range.end; ++i) {
        if (i < range.end && !(words_.flags[i] & flag)) continue;
        passages_.Add(record, words_, {begin, i}, kind);
        begin = i;
      }
    }
    words_.Remove(ranges);
    return true;
  }

  const FurnitureRanges& furniture_;
  RecordParser parser_;
  Tokenizer whole_;
  Tokenizer tokenizer_;
  TokenStream all_;
  TokenStream words_;
  std::vector<Record> records_;
  std::vector<Reject> rejects_;
  Passages passages_;
};

// The second reading.
StatusOr<std::vector<FurniturePassage>> ReadPassages(
    BatchReader* input, const DedupOptions& options,
    const FurnitureRanges& furniture, ThreadPool* pool, const Hooks& hooks) {
  std::vector<std::unique_ptr<Lister>> listers;
  for (int i = 0; i < pool->num_threads(); ++i) {
    listers.push_back(std::make_unique<Lister>(options, furniture));
  }
  std::vector<uint8_t> same(BatchesARound(*pool));
  size_t batches = 0;
  const auto work = [&](const RecordBatch& batch, size_t place, int worker) {
    same[place] = listers[worker]->List(batch, batches + place);
  };
  const auto changed = [] {
    return FailedPrecondition(
        "the input changed while it was read a second time");
  };
  const auto take = [&](const RecordBatch&, size_t place) {
    ++batches;
    return same[place] ? OkStatus() : changed();
  };
  NEARDUP_RETURN_IF_ERROR(ForEachBatch(input, pool, hooks, {work, take}));
  // Cut off between two batches, it has nothing in it that is not the same.
  if (batches != furniture.batch_ends.size()) return changed();
  Passages all;
  for (auto& lister : listers) all.Merge(std::move(lister->passages()));
  return all.TakeSorted();
}

}  // namespace

std::string_view FurnitureKindName(FurnitureKind kind) {
  switch (kind) {
    case FurnitureKind::kLine:
      return "line";
    case FurnitureKind::kNotice:
      return "notice";
    case FurnitureKind::kRecurring:
      return "recurring";
    case FurnitureKind::kWall:
      return "wall";
    case FurnitureKind::kBlock:
      return "block";
  }
  return "";
}

StatusOr<FurnitureList> ListFurniture(BatchReader* input,
                                      const DedupOptions& options,
                                      const Hooks& hooks) {
  ThreadPool pool(options.num_threads);
  NEARDUP_ASSIGN_OR_RETURN(
      IngestResult read,
      Ingest(input, options, &pool, hooks, /*keep_furniture=*/true));
  FurnitureList list = {.passages = {},
                        .stories = read.stories.size(),
                        .bytes = read.bytes,
                        .rejects = std::move(read.rejects)};
  NEARDUP_RETURN_IF_ERROR(input->Rewind());
  NEARDUP_ASSIGN_OR_RETURN(
      list.passages,
      ReadPassages(input, options, *read.furniture, &pool, hooks));
  return list;
}

Status WriteFurniture(const FurnitureList& list, OutputSink* out) {
  JsonWriter json;
  for (const FurniturePassage& passage : list.passages) {
    json.Object().Key("source");
    if (passage.source.empty()) {
      json.Null();
    } else {
      json.String(passage.source);
    }
    json.Key("kind").String(FurnitureKindName(passage.kind));
    json.Key("text").String(passage.text);
    json.Key("words").Uint(passage.words);
    json.Key("stories").Uint(passage.stories);
    json.Key("words_in_all").Uint(passage.words_in_all);
    json.Key("example").String(passage.example).EndObject();
    NEARDUP_RETURN_IF_ERROR(out->Append(json.TakeLine()));
  }
  return OkStatus();
}

}  // namespace neardup
