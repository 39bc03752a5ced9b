// Random draws that are the same on every machine and with every compiler,
// unlike the distributions of <random>.

#ifndef BENCH_FEED_RANDOM_H_
#define BENCH_FEED_RANDOM_H_

#include <cstdint>
#include <vector>

namespace neardup {

// A well-mixed value of two [Steele, Lea, Flood 2014: SplitMix64].
inline uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t x = a + 0x9e3779b97f4a7c15u * (b + 1);
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// A stream of draws; cheap to make, so that every story has its own.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() { return Mix(state_, count_++); }

  // In [0, 1).
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1p-53; }

  bool Chance(double probability) { return Unit() < probability; }

  // In [0, bound); bound > 0.
  uint32_t Below(uint32_t bound) {
    return static_cast<uint32_t>(((Next() >> 32) * bound) >> 32);
  }

  // In [low, high].
  uint32_t Between(uint32_t low, uint32_t high) {
    return low + Below(high - low + 1);
  }

  // In [0, bound), r with probability about 1 / (r + flat) [Mandelbrot 1953]:
  // Zipf's law, with the `flat` commonest much alike.
  uint32_t Zipf(uint32_t bound, double flat = 1);

  // Median 1; the logarithm has standard deviation `sigma`.
  double LogNormal(double sigma);

 private:
  uint64_t state_;
  uint64_t count_ = 0;
};

// Draws of an index by given weights, in constant time [Walker 1977; Vose
// 1991].
class Weighted {
 public:
  Weighted() = default;
  explicit Weighted(const std::vector<double>& weights);

  uint32_t Draw(Random* random) const;

 private:
  std::vector<double> keep_;      // probability that a column is itself
  std::vector<uint32_t> others_;  // what it is otherwise
};

}  // namespace neardup

#endif  // BENCH_FEED_RANDOM_H_
