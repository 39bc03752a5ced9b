// sketch_kernel hashes DIR INPUT...: writes what the near tier sketches: the
// set of word 5-gram hashes of every story, one after the other, as dedup
// compares them: DIR/hashes (64 bits each) and DIR/offsets (where each set
// begins, and the end; 64 bits each).
//
// sketch_kernel sketch DIR ROUNDS SEED: MinHash of those sets with 128
// permutations, one thread. Writes DIR/neardup.lanes (32 bits each) and prints
// the least CPU seconds of a round.
//
// Plain arrays in the byte order of the machine, so that
// bench/sketch_kernels.py can hand the same sets to other libraries.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/base/thread_pool.h"
#include "neardup/io/input_set.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/sketch/minhash.h"
#include "neardup/sketch/shingles.h"

namespace neardup {
namespace {

constexpr int kNumPerm = 128;

template <typename T>
Status Write(const std::string& path, const std::vector<T>& values) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(values.data()),
             static_cast<std::streamsize>(values.size() * sizeof(T)));
  file.close();
  return file ? OkStatus() : InvalidArgument(path + ": cannot be written");
}

std::vector<uint64_t> Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return {};
  std::vector<uint64_t> values(static_cast<size_t>(file.tellg()) /
                               sizeof(uint64_t));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(uint64_t)));
  return values;
}

Status WriteHashes(const std::string& directory,
                   const std::vector<std::string>& inputs) {
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files, ExpandInputs(inputs));
  BatchReader reader(std::move(files), ReaderOptions{});
  ThreadPool pool(1);
  NEARDUP_ASSIGN_OR_RETURN(const IngestResult read,
                           Ingest(&reader, DedupOptions{}, &pool, Hooks{}));
  std::vector<uint64_t> hashes, offsets = {0}, shingles;
  for (uint32_t i = 0; i < read.stories.size(); ++i) {
    ShingleHashes(read.stories.tokens(i).words, kShingleLength, &shingles);
    SortUnique(&shingles);
    hashes.insert(hashes.end(), shingles.begin(), shingles.end());
    offsets.push_back(hashes.size());
  }
  NEARDUP_RETURN_IF_ERROR(Write(directory + "/hashes", hashes));
  return Write(directory + "/offsets", offsets);
}

double CpuSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) +
         1e-9 * static_cast<double>(time.tv_nsec);
}

Status Sketch(const std::string& directory, int rounds, uint64_t seed) {
  const std::vector<uint64_t> hashes = Read(directory + "/hashes");
  const std::vector<uint64_t> offsets = Read(directory + "/offsets");
  if (offsets.empty() || offsets.back() != hashes.size()) {
    return InvalidArgument(directory + ": no sets of hashes");
  }
  NEARDUP_ASSIGN_OR_RETURN(
      const MinHasher hasher,
      MinHasher::Create({.num_perm = kNumPerm, .seed = seed}));
  const size_t stories = offsets.size() - 1;
  std::vector<uint32_t> lanes;
  double least = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const double start = CpuSeconds();
    lanes = std::vector<uint32_t>(stories * kNumPerm);
    for (size_t i = 0; i < stories; ++i) {
      hasher.Sketch(
          std::span(hashes).subspan(offsets[i], offsets[i + 1] - offsets[i]),
          std::span(lanes).subspan(i * kNumPerm, kNumPerm));
    }
    least = std::min(least, CpuSeconds() - start);
  }
  std::printf("%.6f\n", least);
  return Write(directory + "/neardup.lanes", lanes);
}

}  // namespace
}  // namespace neardup

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  neardup::Status status;
  if (words.size() >= 3 && words[0] == "hashes") {
    status = neardup::WriteHashes(words[1], {words.begin() + 2, words.end()});
  } else if (words.size() == 4 && words[0] == "sketch") {
    status = neardup::Sketch(words[1], std::atoi(words[2].c_str()),
                             std::strtoull(words[3].c_str(), nullptr, 10));
  } else {
    std::fprintf(stderr,
                 "usage: sketch_kernel hashes DIR INPUT...\n"
                 "       sketch_kernel sketch DIR ROUNDS SEED\n");
    return 2;
  }
  if (!status.ok()) {
    std::fprintf(stderr, "%s\n", neardup::Message(status).c_str());
    return 1;
  }
  return 0;
}
