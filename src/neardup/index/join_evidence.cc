#include "neardup/index/join_evidence.h"

#include <algorithm>
#include <cstdlib>

namespace neardup {
namespace {

constexpr int kSamePlace = 4;      // words from key to key inside a place
constexpr int kMaxLink = 60;       // words from key to key of a link
constexpr int kMaxLinkDrift = 20;  // by which its two distances may differ
constexpr int kNumPositions = 4096;

}  // namespace

void SetOrder(std::span<const uint32_t> sorted_positions, SharedKeys* shared) {
  // tails[k]: the least second position that ends a chain of k + 1 keys.
  int tails[kNumPositions];
  int chain = 0;
  int places = 0;
  int run = 0;
  int longest_run = 0;
  int last_first = -1 - kSamePlace;
  int last_second = 0;
  for (size_t i = 0; i < sorted_positions.size(); ++i) {
    const int first = static_cast<int>(sorted_positions[i] >> 12);
    const int second =
        static_cast<int>(sorted_positions[i] & (kNumPositions - 1));
    int* tail = std::lower_bound(tails, tails + chain, second);
    if (tail == tails + chain) ++chain;
    *tail = second;

    const int ahead_first = first - last_first;
    const int ahead_second = second - last_second;
    places += ahead_first > kSamePlace;
    const bool linked = i > 0 && ahead_first <= kMaxLink && ahead_second > 0 &&
                        ahead_second <= kMaxLink &&
                        std::abs(ahead_first - ahead_second) <= kMaxLinkDrift;
    run = linked ? run + 1 : 0;
    longest_run = std::max(longest_run, run);
    last_first = first;
    last_second = second;
  }
  shared->chain = static_cast<uint16_t>(chain);
  shared->places = static_cast<uint16_t>(places);
  shared->link_run = static_cast<uint16_t>(longest_run);
}

}  // namespace neardup
