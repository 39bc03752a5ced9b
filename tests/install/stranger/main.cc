// Uses installed headers, inline code and code of the archive.

#include <neardup/base/hash.h>
#include <neardup/base/status.h>
#include <neardup/cluster/clusters.h>

#include <cstdint>
#include <vector>

int main() {
  const std::vector<neardup::Link> links = {{0, 2}};
  const std::vector<uint32_t> rank = {0, 1, 2};
  const neardup::Clusters clusters =
      neardup::FormClusters(3, links, {}, rank, {});
  const bool grouped = clusters.stories[2].duplicate_of == 0;
  const bool hashed = neardup::Hash64("a") != neardup::Hash64("b");
  const bool reported =
      neardup::Message(neardup::NotFound("feed.jsonl")) == "feed.jsonl";
  return grouped && hashed && reported ? 0 : 1;
}
