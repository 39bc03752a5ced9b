#include "cli/group_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/terminal.h"
#include "neardup/io/time.h"

namespace neardup {
namespace {

constexpr size_t kMembersShown = 12;
constexpr int kIdColumns = 16;
constexpr int kSourceColumns = 22;

Color ColorOf(Relation relation) {
  switch (relation) {
    case Relation::kRewrite:
      return Color::kCyan;
    case Relation::kExcerpt:
      return Color::kBlue;
    case Relation::kNearDuplicate:
      return Color::kYellow;
    default:
      return Color::kGreen;
  }
}

class GroupTable {
 public:
  GroupTable(const DedupResult& result, int width, bool color)
      : result_(result), width_(std::max(width, 80)), color_(color) {}

  void Add(const ClusterResult& cluster) {
    std::vector<uint32_t> members(cluster.members.begin(),
                                  cluster.members.end());
    std::stable_sort(members.begin(), members.end(),
                     [&](uint32_t a, uint32_t b) {
                       return Order(a, cluster) < Order(b, cluster);
                     });
    for (size_t i = 0; i < std::min(members.size(), kMembersShown); ++i) {
      Row(members[i]);
    }
    if (members.size() > kMembersShown) {
      out_ +=
          fmt::format("  ... and {} more\n", members.size() - kMembersShown);
    }
    out_ += '\n';
  }

  std::string Take() { return std::move(out_); }

 private:
  // The canonical first, then by relation, best score first.
  std::tuple<int, int, double> Order(uint32_t story,
                                     const ClusterResult& cluster) const {
    const StoryResult& outcome = result_.outcomes[story];
    return {story != cluster.canonical, static_cast<int>(outcome.relation),
            -outcome.score};
  }

  void Row(uint32_t story) {
    const StoryMeta& meta = result_.stories.meta(story);
    const StoryResult& outcome = result_.outcomes[story];
    const bool kept = outcome.role == Role::kCanonical;
    std::string label;
    if (kept) {
      label = Paint(fmt::format("{:<21}  ", "kept"), Color::kBold, color_);
    } else {
      label = "  " +
              Paint(fmt::format("{:<15}", RelationName(outcome.relation)),
                    ColorOf(outcome.relation), color_) +
              fmt::format("{:.3f} ", outcome.score);
    }
    const std::string time =
        meta.time ? FormatTime(*meta.time).substr(5, 11) : "";
    const int used = 23 + kIdColumns + 2 + 12 + 2 + kSourceColumns + 2;
    std::string title(meta.title);
    title = Fit(title, std::max(10, width_ - used), false);
    out_ +=
        fmt::format("{}{}  {}  {}  {}\n", label, Fit(meta.id, kIdColumns, true),
                    Fit(time, 11, true), Fit(meta.source, kSourceColumns, true),
                    kept ? Paint(title, Color::kBold, color_) : title);
  }

  const DedupResult& result_;
  int width_;
  bool color_;
  std::string out_;
};

}  // namespace

std::string FormatGroups(const DedupResult& result, int limit, int width,
                         bool color) {
  std::vector<const ClusterResult*> groups;
  for (const ClusterResult& cluster : result.clusters) {
    if (cluster.members.size() > 1) groups.push_back(&cluster);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const ClusterResult* a, const ClusterResult* b) {
                     return a->members.size() > b->members.size();
                   });
  GroupTable table(result, width, color);
  const size_t shown = std::min<size_t>(groups.size(), limit);
  for (size_t i = 0; i < shown; ++i) table.Add(*groups[i]);
  std::string text = table.Take();
  if (groups.size() > shown) {
    text += fmt::format("... and {} smaller groups\n\n", groups.size() - shown);
  }
  return text;
}

}  // namespace neardup
