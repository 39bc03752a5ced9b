// exact_pairs INPUT... [--threshold T] [--as-read]: all pairs of stories whose
// sets of word 5-grams have Jaccard similarity T (default 0.7) or more, by
// counting.
//
// The slow and obvious twin of the near tier: an inverted index of every 5-gram
// of every story, no sketch, no cap on frequent 5-grams, exact counts. What it
// shares with the product is what defines the measure: reader, words and
// shingle hashes. The one thing left out is pairs that the sizes of their sets
// rule out, since J <= smaller / larger.
//
// The words are those that dedup compares. With --as-read they are those of
// each story by itself, before dedup sets aside what a batch shows to be
// furniture.
//
// Writes lines `id1 id2 n1 n2 jaccard`, tab-separated with a header, ordered by
// n1, then n2: the positions in the input.
// Cost: 8 bytes a 5-gram and story, 20 while sorting; time grows with the sum
// of squares of how often each 5-gram occurs.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/base/thread_pool.h"
#include "neardup/io/input_set.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/sketch/shingles.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

// One story's part of the index before it is sorted.
struct Occurrence {
  uint64_t shingle;
  uint32_t story;
};

struct Stories {
  std::vector<std::string> ids;
  std::vector<uint32_t> sizes;  // distinct 5-grams of each
  std::vector<Occurrence> occurrences;
};

void AddStory(std::string_view id, std::span<const uint32_t> words,
              std::vector<uint64_t>* shingles, Stories* stories) {
  ShingleHashes(words, kShingleLength, shingles);
  SortUnique(shingles);
  const auto story = static_cast<uint32_t>(stories->ids.size());
  for (uint64_t shingle : *shingles) {
    stories->occurrences.push_back({shingle, story});
  }
  stories->ids.emplace_back(id);
  stories->sizes.push_back(static_cast<uint32_t>(shingles->size()));
}

StatusOr<Stories> AsRead(BatchReader* reader) {
  RecordParser parser(ReaderOptions{});
  Tokenizer tokenizer({});
  RecordBatch batch;
  std::vector<Record> records;
  std::vector<Reject> rejects;
  TokenStream words;
  std::vector<uint64_t> shingles;
  Stories stories;
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, reader->Next(&batch));
    if (!more) return stories;
    parser.ParseBatch(batch, &records, &rejects);
    for (const Record& record : records) {
      tokenizer.Tokenize(record.text, &words);
      AddStory(record.id, words.words, &shingles, &stories);
    }
  }
}

StatusOr<Stories> AsCompared(BatchReader* reader) {
  ThreadPool pool(1);
  NEARDUP_ASSIGN_OR_RETURN(const IngestResult read,
                           Ingest(reader, DedupOptions{}, &pool, Hooks{}));
  std::vector<uint64_t> shingles;
  Stories stories;
  for (uint32_t i = 0; i < read.stories.size(); ++i) {
    AddStory(read.stories.meta(i).id, read.stories.tokens(i).words, &shingles,
             &stories);
  }
  return stories;
}

StatusOr<Stories> ReadStories(const std::vector<std::string>& inputs,
                              bool as_read) {
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files, ExpandInputs(inputs));
  BatchReader reader(std::move(files), ReaderOptions{});
  return as_read ? AsRead(&reader) : AsCompared(&reader);
}

// Stories renumbered by the size of their sets, so that in every list of the
// index the stories near in size stand together.
struct Index {
  std::vector<uint32_t> order;     // rank to position in the input
  std::vector<uint32_t> sizes;     // by rank
  std::vector<uint32_t> postings;  // ranks, list after list, each ascending
  std::vector<bool> first;         // whether a posting begins a list
  // Where rank r stands: places[starts[r] .. starts[r + 1]).
  std::vector<uint32_t> places;
  std::vector<uint64_t> starts;
};

Index MakeIndex(Stories* stories) {
  const size_t count = stories->ids.size();
  Index index;
  index.order.resize(count);
  std::iota(index.order.begin(), index.order.end(), 0);
  std::stable_sort(index.order.begin(), index.order.end(),
                   [&](uint32_t a, uint32_t b) {
                     return stories->sizes[a] < stories->sizes[b];
                   });
  std::vector<uint32_t> ranks(count);
  index.starts.push_back(0);
  for (uint32_t rank = 0; rank < count; ++rank) {
    ranks[index.order[rank]] = rank;
    index.sizes.push_back(stories->sizes[index.order[rank]]);
    index.starts.push_back(index.starts.back() + index.sizes.back());
  }
  std::vector<Occurrence>& occurrences = stories->occurrences;
  for (Occurrence& one : occurrences) one.story = ranks[one.story];
  std::sort(occurrences.begin(), occurrences.end(),
            [](const Occurrence& a, const Occurrence& b) {
              return std::pair(a.shingle, a.story) <
                     std::pair(b.shingle, b.story);
            });
  index.postings.resize(occurrences.size());
  index.first.resize(occurrences.size());
  index.places.resize(occurrences.size());
  std::vector<uint64_t> next(index.starts);
  for (size_t i = 0; i < occurrences.size(); ++i) {
    index.postings[i] = occurrences[i].story;
    index.first[i] =
        i == 0 || occurrences[i].shingle != occurrences[i - 1].shingle;
    index.places[next[occurrences[i].story]++] = static_cast<uint32_t>(i);
  }
  std::vector<Occurrence>().swap(occurrences);
  return index;
}

struct Pair {
  uint32_t a;  // positions in the input, a < b
  uint32_t b;
  double jaccard;
};

// Counts, for each story, what it shares with each no larger one.
std::vector<Pair> FindPairs(const Index& index, double threshold) {
  std::vector<Pair> pairs;
  std::vector<uint32_t> shared(index.order.size(), 0);
  std::vector<uint32_t> met;
  for (uint32_t rank = 0; rank < index.order.size(); ++rank) {
    const double size = index.sizes[rank];
    const auto least = static_cast<uint32_t>(
        std::lower_bound(index.sizes.begin(), index.sizes.end(),
                         threshold * size - 1e-6) -
        index.sizes.begin());
    met.clear();
    for (uint64_t i = index.starts[rank]; i < index.starts[rank + 1]; ++i) {
      for (uint32_t place = index.places[i]; !index.first[place]; --place) {
        const uint32_t other = index.postings[place - 1];
        if (other < least) break;
        if (shared[other]++ == 0) met.push_back(other);
      }
    }
    for (uint32_t other : met) {
      const double both = shared[other];
      shared[other] = 0;
      const double jaccard = both / (size + index.sizes[other] - both);
      if (jaccard < threshold) continue;
      const auto [a, b] = std::minmax(index.order[rank], index.order[other]);
      pairs.push_back({a, b, jaccard});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  return pairs;
}

int Run(const std::vector<std::string>& inputs, double threshold,
        bool as_read) {
  StatusOr<Stories> stories = ReadStories(inputs, as_read);
  if (!stories.ok()) {
    std::fprintf(stderr, "%s\n", Message(stories.status()).c_str());
    return 1;
  }
  const Index index = MakeIndex(&*stories);
  std::printf("id1\tid2\tn1\tn2\tjaccard\n");
  for (const Pair& pair : FindPairs(index, threshold)) {
    std::printf("%s\t%s\t%u\t%u\t%.6f\n", stories->ids[pair.a].c_str(),
                stories->ids[pair.b].c_str(), pair.a, pair.b, pair.jaccard);
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace neardup

int main(int argc, char** argv) {
  std::vector<std::string> inputs;
  double threshold = 0.7;
  bool as_read = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--threshold" && i + 1 < argc) {
      threshold = std::strtod(argv[++i], nullptr);
    } else if (argument == "--as-read") {
      as_read = true;
    } else {
      inputs.emplace_back(argument);
    }
  }
  if (inputs.empty() || !(threshold > 0 && threshold <= 1)) {
    std::fprintf(stderr,
                 "usage: exact_pairs INPUT... [--threshold T] [--as-read]\n");
    return 2;
  }
  return neardup::Run(inputs, threshold, as_read);
}
