// What one step of the pipeline costs for one story or one pair, on made text
// of 600 words. Times of a step alone, its data in the cache: the whole run is
// measured by bench/speed.py.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "made_text.h"
#include "neardup/base/hash.h"
#include "neardup/base/thread_pool.h"
#include "neardup/extract/recurring_lines.h"
#include "neardup/extract/walls.h"
#include "neardup/index/rare_key_join.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/sketch/minhash.h"
#include "neardup/sketch/rare_keys.h"
#include "neardup/sketch/shingles.h"
#include "neardup/text/byte_masks.h"
#include "neardup/text/frequency.h"
#include "neardup/text/rarity.h"
#include "neardup/text/run_hasher.h"
#include "neardup/text/tokenizer.h"
#include "neardup/verify/alignment.h"
#include "neardup/verify/intersect.h"
#include "neardup/verify/profile.h"

namespace neardup {
namespace {

constexpr int kWords = 600;
constexpr int kJoinStories = 2000;

TokenStream Tokens(const std::string& text) {
  TokenStream words;
  Tokenizer({}).Tokenize(text, &words);
  return words;
}

Profile MakeProfile(const std::string& text) {
  Profile profile;
  ProfileBuilder(FrequencyTable::BuiltIn())
      .Build(Tokens(text).view(), &profile);
  return profile;
}

std::vector<RareKey> Keys(const TokenStream& words) {
  std::vector<uint8_t> rarity;
  WordRarities(words.view(), FrequencyTable::BuiltIn(), &rarity);
  std::vector<RareKey> keys;
  RareKeys(words.words, rarity, &keys);
  return keys;
}

constexpr int kFeedStories = 1000;

// JSON Lines of made stories, one batch long.
const std::string& MadeFeed() {
  static const std::string feed = [] {
    std::string lines;
    for (uint32_t i = 0; i < kFeedStories; ++i) {
      std::string story = MadeStory(i, kWords);
      std::replace(story.begin(), story.end(), '\n', ' ');
      lines += fmt::format(R"({{"id":"{}","source":"source {}","text":"{}"}})",
                           i, i % 20, story);
      lines += '\n';
    }
    return lines;
  }();
  return feed;
}

void SetBytes(benchmark::State& state, size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes));
}

void BM_ParseRecords(benchmark::State& state) {
  const RecordBatch batch = MakeBatch("feed.jsonl", MadeFeed());
  RecordParser parser{ReaderOptions{}};
  std::vector<Record> records;
  std::vector<Reject> rejects;
  for (auto _ : state) {
    parser.ParseBatch(batch, &records, &rejects);
    benchmark::DoNotOptimize(records.data());
  }
  SetBytes(state, MadeFeed().size());
}
BENCHMARK(BM_ParseRecords);

// Masks and places of runs.
void BM_ClassifyText(benchmark::State& state) {
  const std::string text = MadeStory(1, kWords);
  ClassifiedText classified;
  for (auto _ : state) {
    classified.Assign(text);
    benchmark::DoNotOptimize(classified.begins());
  }
  SetBytes(state, text.size());
}
BENCHMARK(BM_ClassifyText);

void BM_HashRuns(benchmark::State& state) {
  const std::string text = MadeStory(1, kWords);
  ClassifiedText classified;
  classified.Assign(text);
  std::vector<uint32_t> words(classified.num_runs() +
                              ClassifiedText::kSpareRuns);
  for (auto _ : state) {
    HashRuns(classified, words.data());
    benchmark::DoNotOptimize(words.data());
  }
  SetBytes(state, text.size());
}
BENCHMARK(BM_HashRuns);

void BM_Tokenize(benchmark::State& state) {
  const std::string text = MadeStory(1, kWords);
  Tokenizer tokenizer({.keep_offsets = state.range(0) != 0});
  TokenStream words;
  for (auto _ : state) {
    tokenizer.Tokenize(text, &words);
    benchmark::DoNotOptimize(words.words.data());
  }
  SetBytes(state, text.size());
}
BENCHMARK(BM_Tokenize)->ArgName("offsets")->Arg(0)->Arg(1);

// Lines that recur and walls, of stories that have nothing of either.
void BM_FindFurniture(benchmark::State& state) {
  TokenStore store;
  for (uint32_t i = 0; i < kFeedStories; ++i) {
    store.Add(Tokens(MadeStory(i, kWords)));
  }
  std::vector<LineStory> lines;
  std::vector<PageStory> pages;
  for (uint32_t i = 0; i < kFeedStories; ++i) {
    lines.push_back({.tokens = store.view(i), .source = 1 + i % 20});
    pages.push_back({.tokens = store.view(i),
                     .title = {},
                     .source = 1 + i % 20,
                     .content = Mix64(i)});
  }
  ThreadPool pool(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        FindRecurringLines(lines, FrequencyTable::BuiltIn(), &pool).size());
    benchmark::DoNotOptimize(
        FindWalls(pages, FrequencyTable::BuiltIn(), &pool).size());
  }
  SetBytes(state, MadeFeed().size());
}
BENCHMARK(BM_FindFurniture);

void BM_ShingleHashes(benchmark::State& state) {
  const TokenStream words = Tokens(MadeStory(1, kWords));
  std::vector<uint64_t> shingles;
  for (auto _ : state) {
    ShingleHashes(words.words, kShingleLength, &shingles);
    benchmark::DoNotOptimize(shingles.data());
  }
  state.SetItemsProcessed(state.iterations() * kWords);
}
BENCHMARK(BM_ShingleHashes);

void BM_SortUnique(benchmark::State& state) {
  const TokenStream words = Tokens(MadeStory(1, kWords));
  std::vector<uint64_t> shingles, sorted;
  ShingleHashes(words.words, kShingleLength, &shingles);
  for (auto _ : state) {
    sorted = shingles;
    SortUnique(&sorted);
    benchmark::DoNotOptimize(sorted.data());
  }
  state.SetItemsProcessed(state.iterations() * kWords);
}
BENCHMARK(BM_SortUnique);

void BM_MinHash(benchmark::State& state) {
  const TokenStream words = Tokens(MadeStory(1, kWords));
  std::vector<uint64_t> shingles;
  ShingleHashes(words.words, kShingleLength, &shingles);
  const StatusOr<MinHasher> hasher =
      MinHasher::Create({.num_perm = static_cast<int>(state.range(0))});
  std::vector<uint32_t> signature(static_cast<size_t>(hasher->num_perm()));
  for (auto _ : state) {
    hasher->Sketch(shingles, signature);
    benchmark::DoNotOptimize(signature.data());
  }
  state.SetItemsProcessed(state.iterations() * kWords * state.range(0));
}
BENCHMARK(BM_MinHash)->ArgName("num_perm")->Arg(128)->Arg(256);

void BM_RareKeys(benchmark::State& state) {
  const TokenStream words = Tokens(MadeStory(1, kWords));
  std::vector<uint8_t> rarity;
  std::vector<RareKey> keys;
  for (auto _ : state) {
    WordRarities(words.view(), FrequencyTable::BuiltIn(), &rarity);
    RareKeys(words.words, rarity, &keys);
    benchmark::DoNotOptimize(keys.data());
  }
  state.SetItemsProcessed(state.iterations() * kWords);
}
BENCHMARK(BM_RareKeys);

void BM_BuildProfile(benchmark::State& state) {
  const TokenStream words = Tokens(MadeStory(1, kWords));
  ProfileBuilder builder(FrequencyTable::BuiltIn());
  Profile profile;
  for (auto _ : state) {
    builder.Build(words.view(), &profile);
    benchmark::DoNotOptimize(profile.words.data());
  }
  state.SetItemsProcessed(state.iterations() * kWords);
}
BENCHMARK(BM_BuildProfile);

void BM_Align(benchmark::State& state) {
  const std::string text = MadeStory(1, kWords);
  const Profile a = MakeProfile(text);
  const Profile b =
      MakeProfile(MadeEdit(text, 2, static_cast<int>(state.range(0))));
  ChainAligner aligner;
  Alignment alignment;
  CommonPlaces common;
  for (auto _ : state) {
    FindCommon(a.unique_words, b.unique_words, &common);
    aligner.Align(a, b, common, &alignment);
    benchmark::DoNotOptimize(alignment.num_chains());
  }
}
BENCHMARK(BM_Align)->ArgName("edited_percent")->Arg(5)->Arg(30)->Arg(100);

// Building the join of 2,000 stories, every second an edit of the one before,
// and asking it for the candidates of each.
void BM_RareKeyJoin(benchmark::State& state) {
  std::vector<std::vector<RareKey>> keys;
  for (uint32_t i = 0; i < kJoinStories / 2; ++i) {
    const std::string text = MadeStory(i, kWords);
    keys.push_back(Keys(Tokens(text)));
    keys.push_back(Keys(Tokens(MadeEdit(text, i, 30))));
  }
  std::vector<JoinCandidate> candidates;
  size_t found = 0;
  for (auto _ : state) {
    RareKeyJoin join(JoinOptions{});
    for (size_t i = 0; i < keys.size(); ++i) {
      if (!join.Add(keys[i], kWords, i).ok()) std::abort();
    }
    join.Finish(nullptr);
    RareKeyJoin::Scratch scratch;
    found = 0;
    for (uint32_t i = 0; i < kJoinStories; ++i) {
      join.Candidates(i, &scratch, &candidates);
      found += candidates.size();
    }
  }
  state.SetItemsProcessed(state.iterations() * kJoinStories);
  state.counters["candidates"] = static_cast<double>(found);
}
BENCHMARK(BM_RareKeyJoin)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace neardup
