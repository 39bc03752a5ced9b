#include "neardup/cluster/link_graph.h"

#include <algorithm>
#include <cassert>

namespace neardup {

LinkGraph::LinkGraph(size_t size, std::span<const Link> links,
                     std::span<const uint32_t> number,
                     std::pmr::memory_resource* memory)
    : starts_(size + 1, 0, memory),
      lengths_(size, 0, memory),
      neighbours_(2 * links.size(), memory) {
  for (const Link& link : links) {
    assert(link.a < size && link.b < size);
    ++starts_[number[link.a] + 1];
    ++starts_[number[link.b] + 1];
  }
  for (size_t v = 0; v < size; ++v) starts_[v + 1] += starts_[v];
  for (const Link& link : links) {
    const uint32_t a = number[link.a];
    const uint32_t b = number[link.b];
    neighbours_[starts_[a] + lengths_[a]++] = b;
    neighbours_[starts_[b] + lengths_[b]++] = a;
  }
  for (uint32_t v = 0; v < size; ++v) {
    const auto begin = neighbours_.begin() + starts_[v];
    auto end = std::remove(begin, begin + lengths_[v], v);
    std::sort(begin, end);
    end = std::unique(begin, end);
    lengths_[v] = static_cast<uint32_t>(end - begin);
  }
}

bool LinkGraph::HasLink(uint32_t a, uint32_t b) const {
  const std::span<const uint32_t> list = neighbours(a);
  return std::binary_search(list.begin(), list.end(), b);
}

}  // namespace neardup
