#include "neardup/eval/partition.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace neardup {
namespace {

// The items that have label `a` in one partition and `b` in the other.
struct Cell {
  uint32_t a;
  uint32_t b;
  double count;
};

// The cells that are not empty, by a, then b.
std::vector<Cell> CountCells(std::span<const uint32_t> a,
                             std::span<const uint32_t> b) {
  assert(a.size() == b.size());
  std::vector<uint64_t> keys(a.size());
  for (size_t i = 0; i < a.size(); ++i) keys[i] = uint64_t{a[i]} << 32 | b[i];
  std::sort(keys.begin(), keys.end());
  std::vector<Cell> cells;
  for (size_t i = 0, end; i < keys.size(); i = end) {
    end = i;
    while (end < keys.size() && keys[end] == keys[i]) ++end;
    cells.push_back({static_cast<uint32_t>(keys[i] >> 32),
                     static_cast<uint32_t>(keys[i]),
                     static_cast<double>(end - i)});
  }
  return cells;
}

// For each cell, by a then b, the size of the cluster a it is part of.
std::vector<double> RowSizes(const std::vector<Cell>& cells) {
  std::vector<double> sizes(cells.size());
  for (size_t begin = 0, end; begin < cells.size(); begin = end) {
    double size = 0;
    for (end = begin; end < cells.size() && cells[end].a == cells[begin].a;
         ++end) {
      size += cells[end].count;
    }
    std::fill(sizes.begin() + begin, sizes.begin() + end, size);
  }
  return sizes;
}

double NumPairs(double items) { return items * (items - 1) / 2; }

// Pairs of items that are together in partition a.
double PairsTogether(const std::vector<Cell>& cells) {
  const std::vector<double> sizes = RowSizes(cells);
  // A cluster has several cells: each stands for its share of the pairs.
  double pairs = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    pairs += cells[i].count * (sizes[i] - 1) / 2;
  }
  return pairs;
}

// The average over items of the share of their cluster a that is in their cell.
double AverageShare(const std::vector<Cell>& cells, size_t num_items) {
  const std::vector<double> sizes = RowSizes(cells);
  double sum = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    sum += cells[i].count * cells[i].count / sizes[i];
  }
  return sum / static_cast<double>(num_items);
}

}  // namespace

double AdjustedRandIndex(std::span<const uint32_t> a,
                         std::span<const uint32_t> b) {
  const std::vector<Cell> cells = CountCells(a, b);
  const double all = NumPairs(static_cast<double>(a.size()));
  if (all == 0) return 1;
  double together = 0;
  for (const Cell& cell : cells) together += NumPairs(cell.count);
  const double in_a = PairsTogether(cells);
  const double in_b = PairsTogether(CountCells(b, a));
  const double expected = in_a * in_b / all;
  const double greatest = (in_a + in_b) / 2;
  if (greatest == expected) return 1;
  return (together - expected) / (greatest - expected);
}

PrecisionRecall BCubed(std::span<const uint32_t> truth,
                       std::span<const uint32_t> found) {
  if (truth.empty()) return {};
  PrecisionRecall result;
  result.precision = AverageShare(CountCells(found, truth), truth.size());
  result.recall = AverageShare(CountCells(truth, found), truth.size());
  result.f1 = HarmonicMean(result.precision, result.recall);
  return result;
}

}  // namespace neardup
