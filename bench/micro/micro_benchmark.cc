// What one step of the pipeline costs for one story or one pair, on made text
// of 600 words. Times of a step alone, its data in the cache: the whole run is
// measured by bench/speed.py.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "made_text.h"
#include "neardup/index/rare_key_join.h"
#include "neardup/sketch/minhash.h"
#include "neardup/sketch/rare_keys.h"
#include "neardup/sketch/shingles.h"
#include "neardup/text/frequency.h"
#include "neardup/text/rarity.h"
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

void BM_Tokenize(benchmark::State& state) {
  const std::string text = MadeStory(1, kWords);
  Tokenizer tokenizer({.keep_offsets = state.range(0) != 0});
  TokenStream words;
  for (auto _ : state) {
    tokenizer.Tokenize(text, &words);
    benchmark::DoNotOptimize(words.words.data());
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<int64_t>(text.size()));
}
BENCHMARK(BM_Tokenize)->ArgName("offsets")->Arg(0)->Arg(1);

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
    for (size_t i = 0; i < keys.size(); ++i) join.Add(keys[i], kWords, i);
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
