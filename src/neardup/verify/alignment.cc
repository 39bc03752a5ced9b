#include "neardup/verify/alignment.h"

#include <algorithm>
#include <functional>

#include "neardup/verify/bit_mask.h"
#include "neardup/verify/fragments.h"

namespace neardup {
namespace {

// A chain's last fragment with its score, as one number to sort by: greatest
// score first, then the lowest fragment. 4,096 matches score below 2^18.
constexpr int kFragmentBits = 14;
constexpr uint32_t kFragmentMask = (1u << kFragmentBits) - 1;
static_assert(kMaxFragments <= 1u << kFragmentBits);
static_assert(uint64_t{kMaxProfileWords} * (kMatchScore + kContinuationScore) <
              uint64_t{1} << (32 - kFragmentBits));

uint32_t ChainKey(int32_t score, uint32_t fragment) {
  return static_cast<uint32_t>(score) << kFragmentBits |
         (kFragmentMask - fragment);
}

}  // namespace

struct ChainAligner::Scratch {
  FragmentFinder finder;
  Fragments fragments;
  std::vector<int32_t> best;      // by fragment: ListChains
  std::vector<uint32_t> keys;     // ChainKey of the ends of chains
  std::vector<uint8_t> used;      // by fragment: part of an earlier chain
  std::vector<AlignedRun> chain;  // the one being traced, last run first
};

std::span<const AlignedRun> Alignment::chain(size_t k) const {
  const size_t begin = k == 0 ? 0 : chain_ends_[k - 1];
  return std::span(runs_).subspan(begin, chain_ends_[k] - begin);
}

ChainAligner::ChainAligner() : scratch_(std::make_unique<Scratch>()) {}
ChainAligner::~ChainAligner() = default;
ChainAligner::ChainAligner(ChainAligner&&) noexcept = default;
ChainAligner& ChainAligner::operator=(ChainAligner&&) noexcept = default;

void ChainAligner::Align(const Profile& a, const Profile& b,
                         const CommonPlaces& common_words,
                         Alignment* alignment) {
  alignment->Clear(a.mask_words(), b.mask_words());
  Scratch& scratch = *scratch_;
  Fragments& fragments = scratch.fragments;
  scratch.finder.Find(a, b, common_words, &fragments);
  ScoreFragments(&fragments);

  ListChains();
  scratch.used.assign(fragments.size, 0);
  for (const uint32_t key : scratch.keys) {
    const uint32_t last = kFragmentMask - (key & kFragmentMask);
    if (TraceChain(last, *alignment)) {
      alignment->AddChain(scratch.chain);
    }
  }
}

// Lists the ends of chains that may be worth taking, best first. Most fragments
// follow a long chain for a step or two: of two copies every chance match does.
// When their turn comes, what they follow is taken, for a better chain goes on
// from there; or that one was not worth taking, and so they are not. With what
// they add themselves they are not worth taking either.
void ChainAligner::ListChains() {
  Scratch& scratch = *scratch_;
  const Fragments& fragments = scratch.fragments;
  const uint32_t size = fragments.size;
  // Of the chains that go through a fragment, the greatest score.
  std::vector<int32_t>& best = scratch.best;
  best.assign(fragments.score.begin(), fragments.score.begin() + size);
  for (uint32_t f = size; f-- > 0;) {
    const int32_t before = fragments.predecessor[f];
    if (before >= 0) best[before] = std::max(best[before], best[f]);
  }
  scratch.keys.clear();
  for (uint32_t f = 0; f < size; ++f) {
    const int32_t score = fragments.score[f];
    if (score < kMinChainScore || best[f] > score) continue;
    const int32_t before = fragments.predecessor[f];
    if (before >= 0 && best[before] > score &&
        score - fragments.score[before] < kMinChainScore) {
      continue;
    }
    scratch.keys.push_back(ChainKey(score, f));
  }
  std::sort(scratch.keys.begin(), scratch.keys.end(), std::greater<>());
}

// Follows a chain back from its last fragment, leaving out fragments that run
// into chains taken before. True if what is left is worth taking.
bool ChainAligner::TraceChain(uint32_t last, const Alignment& taken) {
  Scratch& scratch = *scratch_;
  const Fragments& fragments = scratch.fragments;
  // The chain is its own up to the first fragment of an earlier one.
  int32_t f = static_cast<int32_t>(last);
  while (f >= 0 && !scratch.used[f]) f = fragments.predecessor[f];
  const int32_t inherited = f >= 0 ? fragments.score[f] : 0;
  if (fragments.score[last] - inherited < kMinChainScore) return false;

  scratch.chain.clear();
  int score = 0;
  for (int32_t k = static_cast<int32_t>(last); k != f;
       k = fragments.predecessor[k]) {
    scratch.used[k] = 1;
    const auto begin_a = static_cast<uint16_t>(fragments.begin_a[k]);
    const auto begin_b = static_cast<uint16_t>(fragments.begin_b[k]);
    const auto length =
        static_cast<uint16_t>(fragments.end_a[k] - fragments.begin_a[k]);
    if (AnyBit(taken.covered_a_, begin_a, begin_a + length) ||
        AnyBit(taken.covered_b_, begin_b, begin_b + length)) {
      continue;
    }
    scratch.chain.push_back({begin_a, begin_b, length});
    score += fragments.Weight(k);
  }
  return score >= kMinChainScore;
}

void Alignment::Clear(size_t mask_words_a, size_t mask_words_b) {
  runs_.clear();
  chain_ends_.clear();
  matched_a_.assign(mask_words_a, 0);
  covered_a_.assign(mask_words_a, 0);
  matched_b_.assign(mask_words_b, 0);
  covered_b_.assign(mask_words_b, 0);
}

// `chain` is in descending order.
void Alignment::AddChain(std::span<const AlignedRun> chain) {
  for (auto run = chain.rbegin(); run != chain.rend(); ++run) {
    SetBits(matched_a_, run->a, run->a + run->length);
    SetBits(matched_b_, run->b, run->b + run->length);
    runs_.push_back(*run);
  }
  const AlignedRun& first = chain.back();
  const AlignedRun& last = chain.front();
  SetBits(covered_a_, first.a, last.a + last.length);
  SetBits(covered_b_, first.b, last.b + last.length);
  chain_ends_.push_back(static_cast<uint32_t>(runs_.size()));
}

}  // namespace neardup
