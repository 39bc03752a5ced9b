// The search of RareKeyJoin; rare_key_join.cc makes what it reads.

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <numeric>
#include <span>

#include "neardup/index/rare_key_join.h"

namespace neardup {

void RareKeyJoin::Candidates(uint32_t story, Scratch* scratch,
                             std::vector<JoinCandidate>* out) const {
  assert(finished_ && story < num_stories());
  out->clear();
  CollectHits(story, scratch);
  KeepRepeated(story, scratch);
  if (scratch->num_hits == 0) return;
  CountOthers(scratch);
  ChooseOthers(story, scratch, out);
  if (!out->empty()) SetEvidence(story, scratch, out);
}

void RareKeyJoin::CollectHits(uint32_t story, Scratch* scratch) const {
  const size_t begin = starts_[story];
  const size_t end = starts_[story + 1];
  const size_t room =
      (end - begin) * (static_cast<size_t>(options_.max_bucket) + kCopied);
  if (scratch->met.size() < room) {
    scratch->met.resize(room);
    scratch->met_own.resize(room);
    scratch->met_theirs.resize(room);
  }
  uint32_t* met = scratch->met.data();
  uint32_t* met_own = scratch->met_own.data();
  uint32_t* met_theirs = scratch->met_theirs.data();
  size_t size = 0;
  for (size_t i = begin; i < end; ++i) {
    // Buckets lie anywhere in memory. Those of the next story are fetched as
    // well: as a rule it is asked about next.
    constexpr size_t kAhead = 32;
    if (i + kAhead < forward_.size()) {
      __builtin_prefetch(&stories_[forward_[i + kAhead]]);
    }
    const uint32_t own = forward_[i];
    const size_t earlier = earlier_[i];
    // Most buckets are small, and nobody can foresee how small.
    for (size_t k = 0; k < earlier; k += kCopied) {
      const size_t first = own - earlier + k;
      std::memcpy(met + size + k, &stories_[first], kCopied * sizeof(*met));
      std::fill_n(met_own + size + k, kCopied, own);
      std::iota(met_theirs + size + k, met_theirs + size + k + kCopied,
                static_cast<uint32_t>(first));
    }
    size += earlier;
  }
  scratch->num_met = size;
}

// Keeps what was met of stories that may share enough: most share one key. The
// tallies are rough, for stories may meet in one, but never too small. A key
// weighs as much more as fewer are needed of it.
void RareKeyJoin::KeepRepeated(uint32_t story, Scratch* scratch) const {
  const size_t size = scratch->num_met;
  const int bits = std::clamp<int>(std::bit_width(4 * size), 6, 14);
  scratch->tallies.assign(size_t{1} << bits, 0);
  if (scratch->hits.size() < size + 1) scratch->hits.resize(size + 1);
  const uint32_t* met = scratch->met.data();
  uint32_t* tallies = scratch->tallies.data();
  const auto slot = [bits](uint32_t posting) {
    return (posting & kStoryMask) * 0x9E3779B1u >> (32 - bits);
  };
  const uint32_t weight_short = static_cast<uint32_t>(options_.min_shared);
  const uint32_t weight_long = static_cast<uint32_t>(options_.min_shared_short);
  const uint32_t enough = weight_short * weight_long;
  const uint32_t any_short = IsShort(story) ? kShortStory : 0;
  for (size_t i = 0; i < size; ++i) {
    const bool is_short = ((met[i] | any_short) & kShortStory) != 0;
    tallies[slot(met[i])] += is_short ? weight_short : weight_long;
  }
  Scratch::Hit* hits = scratch->hits.data();
  size_t kept = 0;
  for (size_t i = 0; i < size; ++i) {
    hits[kept] = {met[i] & kStoryMask, scratch->met_own[i],
                  scratch->met_theirs[i]};
    kept += tallies[slot(met[i])] >= enough;
  }
  scratch->num_hits = kept;
}

// Counts the hits of each other story and makes hits refer to these counts.
void RareKeyJoin::CountOthers(Scratch* scratch) const {
  std::vector<uint32_t>& slots = scratch->slots;
  const std::span hits = std::span(scratch->hits).first(scratch->num_hits);
  const size_t mask = std::bit_ceil(2 * hits.size()) - 1;
  slots.assign(mask + 1, 0);
  scratch->others.clear();
  for (Scratch::Hit& hit : hits) {
    const uint32_t story = hit.other;
    size_t slot = (story * 0x9E3779B1u >> 8) & mask;
    while (slots[slot] != 0 &&
           scratch->others[slots[slot] - 1].story != story) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot] == 0) {
      scratch->others.push_back({story, 0, 0, Scratch::kNotChosen});
      slots[slot] = static_cast<uint32_t>(scratch->others.size());
    }
    hit.other = slots[slot] - 1;
    __builtin_prefetch(&positions_[hit.theirs]);  // SetEvidence reads it
    Scratch::Other& other = scratch->others[hit.other];
    const bool rare_word = hit.own >= first_rare_word_;
    other.rare_words += rare_word;
    other.trigrams += !rare_word;
  }
}

void RareKeyJoin::ChooseOthers(uint32_t story, Scratch* scratch,
                               std::vector<JoinCandidate>* out) const {
  std::vector<uint32_t>& chosen = scratch->chosen;
  chosen.clear();
  for (uint32_t i = 0; i < scratch->others.size(); ++i) {
    const Scratch::Other& other = scratch->others[i];
    const int shared = other.trigrams + other.rare_words;
    const int most_of_a_kind = std::max(other.trigrams, other.rare_words);
    // Nearly all stop here, before the length of a story is fetched.
    if (shared < options_.min_shared &&
        most_of_a_kind < options_.min_shared_short) {
      continue;
    }
    const bool is_short = IsShort(story) || IsShort(other.story);
    const bool enough = is_short ? most_of_a_kind >= options_.min_shared_short
                                 : shared >= options_.min_shared;
    if (enough) chosen.push_back(i);
  }
  std::sort(chosen.begin(), chosen.end(), [&](uint32_t a, uint32_t b) {
    return scratch->others[a].story < scratch->others[b].story;
  });
  uint32_t next = 0;
  for (const uint32_t i : chosen) {
    Scratch::Other& other = scratch->others[i];
    out->push_back(
        {other.story,
         {.trigrams = other.trigrams, .rare_words = other.rare_words}});
    other.next = next;
    next += other.trigrams + other.rare_words;
  }
  scratch->positions.resize(next);
}

// Whether `story` is the one that orders the keys it shares with `other`.
bool RareKeyJoin::OrdersKeys(uint32_t story, uint32_t other) const {
  if (num_words_[story] != num_words_[other]) {
    return num_words_[story] < num_words_[other];
  }
  return content_ranks_[story] < content_ranks_[other];
}

void RareKeyJoin::SetEvidence(uint32_t story, Scratch* scratch,
                              std::vector<JoinCandidate>* out) const {
  const std::span hits = std::span(scratch->hits).first(scratch->num_hits);
  for (const Scratch::Hit& hit : hits) {
    Scratch::Other& other = scratch->others[hit.other];
    if (other.next == Scratch::kNotChosen) continue;
    const uint16_t own = positions_[hit.own];
    const uint16_t theirs = positions_[hit.theirs];
    scratch->positions[other.next++] = OrdersKeys(story, other.story)
                                           ? PackPositions(own, theirs)
                                           : PackPositions(theirs, own);
  }
  uint32_t* begin = scratch->positions.data();
  for (JoinCandidate& candidate : *out) {
    const size_t size = static_cast<size_t>(candidate.shared.keys());
    std::sort(begin, begin + size);
    SetOrder({begin, size}, &candidate.shared);
    begin += size;
  }
}

}  // namespace neardup
