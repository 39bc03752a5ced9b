// Disjoint sets of the numbers 0..n-1, each named by its smallest member.
//
// The smallest member is the root, so that whoever numbers things by preference
// reads the preferred member of a set off Find. Path halving; without union by
// size an operation costs O(log n) amortised [Tarjan, van Leeuwen 1984].
//
// Example:
//   UnionFind sets(5);
//   sets.Union(4, 2);
//   sets.Union(2, 3);
//   sets.Find(4);  // 2

#ifndef NEARDUP_CLUSTER_UNION_FIND_H_
#define NEARDUP_CLUSTER_UNION_FIND_H_

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <numeric>
#include <utility>

#include "neardup/base/column.h"

namespace neardup {

class UnionFind {
 public:
  // Every number begins as a set of its own.
  explicit UnionFind(size_t size, std::pmr::memory_resource* memory =
                                      std::pmr::new_delete_resource())
      : parent_(size, memory) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  size_t size() const { return parent_.size(); }

  // The smallest member of the set of `x`.
  uint32_t Find(uint32_t x) {
    assert(x < parent_.size());
    while (parent_[x] != x) {
      parent_[x] = parent_[parent_[x]];
      x = parent_[x];
    }
    return x;
  }

  // Joins the sets of `a` and `b`.
  void Union(uint32_t a, uint32_t b) {
    a = Find(a);
    b = Find(b);
    if (a > b) std::swap(a, b);
    parent_[b] = a;
  }

  // Makes `x` a set of its own again. Only for taking whole sets apart: call it
  // for every member of a set before anything else is asked of one.
  void Reset(uint32_t x) { parent_[x] = x; }

 private:
  Column<uint32_t> parent_;
};

}  // namespace neardup

#endif  // NEARDUP_CLUSTER_UNION_FIND_H_
