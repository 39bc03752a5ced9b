#include "neardup/report/group_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "neardup/pipeline/keep_order.h"
#include "neardup/report/html.h"

namespace neardup {
namespace {

// Whether anything is known by which stories of a group differ.
struct Columns {
  bool times = false;
  bool changes = false;  // when versions were made
  bool sources = false;
};

Columns ColumnsOf(const StoryTable& stories, const ClusterResult& cluster) {
  Columns columns;
  for (const uint32_t member : cluster.members) {
    const StoryMeta& meta = stories.meta(member);
    columns.times |= meta.time.has_value();
    columns.changes |= meta.revision.changed != Revision::kUnknown;
    columns.sources |= !meta.source.empty();
  }
  return columns;
}

std::string_view WhyKept(Keep keep, const Columns& columns) {
  constexpr std::string_view kNoTimes =
      "the first in the input (no times are known)";
  switch (keep) {
    case Keep::kEarliest:
      return columns.times ? "the earliest" : kNoTimes;
    case Keep::kLongest:
      return "the longest";
    case Keep::kLatest:
      return columns.times || columns.changes ? "the latest" : kNoTimes;
    case Keep::kSourceOrder:
      return "of the most preferred source";
  }
  return "";
}

// Whether a story that --keep would rather have may not stand for the group.
// The order of sources is not known of a saved result.
bool AnotherComesBefore(const DedupResult& result, const DedupOptions& options,
                        const ClusterResult& cluster) {
  if (options.keep == Keep::kSourceOrder) return false;
  const KeepOrder before(result.stories, options);
  return std::any_of(
      cluster.members.begin(), cluster.members.end(),
      [&](uint32_t member) { return before(member, cluster.canonical); });
}

std::string WhyHtml(const DedupResult& result, const DedupOptions& options,
                    const ClusterResult& cluster, const Columns& columns) {
  std::string html = fmt::format(
      "<p class=\"why\"><bdi>{}</bdi> stands for the group: of the stories "
      "that "
      "can, it is {}.",
      EscapeHtml(StoryName(result.stories.meta(cluster.canonical))),
      WhyKept(options.keep, columns));
  if (AnotherComesBefore(result, options, cluster)) {
    html +=
        " One that would come before it is an excerpt, a replaced or withdrawn "
        "version, or not a copy of the others.";
  }
  return html + "</p>";
}

std::string SpanHtml(const StoryTable& stories, const ClusterResult& cluster) {
  std::set<std::string_view> sources;
  std::optional<int64_t> first, last;
  for (const uint32_t member : cluster.members) {
    const StoryMeta& meta = stories.meta(member);
    if (!meta.source.empty()) sources.insert(meta.source);
    if (!meta.time) continue;
    first = std::min(first.value_or(*meta.time), *meta.time);
    last = std::max(last.value_or(*meta.time), *meta.time);
  }
  std::string html =
      fmt::format("{} stories", GroupDigits(cluster.members.size()));
  if (!sources.empty()) {
    html += fmt::format(" in {} {}", GroupDigits(sources.size()),
                        sources.size() == 1 ? "source" : "sources");
  }
  if (first) html += ", " + TimeElement(first);
  if (first != last) html += " to " + TimeElement(last);
  return html;
}

class Rows {
 public:
  Rows(const DedupResult& result, const Selection& selection,
       const ShownGroup& group, const Columns& columns)
      : result_(result),
        selection_(selection),
        group_(group),
        columns_(columns) {}

  std::string Html() const {
    std::string html;
    const uint32_t first =
        FirstSeen(result_.stories, result_.clusters[group_.cluster]);
    for (const uint32_t story : group_.stories) {
      html += Row(story, columns_.times && story == first);
    }
    return html;
  }

 private:
  std::string Row(uint32_t story, bool first) const {
    const StoryMeta& meta = result_.stories.meta(story);
    const StoryResult& outcome = result_.outcomes[story];
    const bool copy = outcome.role == Role::kDuplicate;
    std::string how = "<span class=\"tag kept\">kept</span>";
    if (copy) {
      how = fmt::format("<span class=\"tag {0}\">{0}</span>",
                        RelationName(outcome.relation));
    }
    if (first) how += " <span class=\"tag first\">first</span>";
    if (meta.revision.withdrawn) {
      how += " <span class=\"tag withdrawn\">withdrawn</span>";
    }
    std::string html = "<tr>";
    if (columns_.times) {
      html += "<td class=\"time\">" + TimeElement(meta.time) + "</td>";
    }
    if (columns_.sources) {
      html += "<td class=\"source\"><bdi>" + EscapeHtml(CutName(meta.source)) +
              "</bdi></td>";
    }
    return html +
           fmt::format(
               "<td class=\"story\"><bdi "
               "class=\"title\">{}</bdi>{}</td><td>{}</td>"
               "<td class=\"score\">{}</td><td>{}</td></tr>\n",
               EscapeHtml(StoryName(meta)),
               meta.title.empty()
                   ? ""
                   : " <small>" + EscapeHtml(CutName(meta.id)) + "</small>",
               how, copy ? fmt::format("{:.3f}", outcome.score) : "",
               Button(story));
  }

  std::string Button(uint32_t story) const {
    for (size_t i = 0; i < group_.num_pairs; ++i) {
      const size_t pair = group_.first_pair + i;
      if (selection_.pairs[pair].stories.b != story) continue;
      return fmt::format(
          "<button type=\"button\" class=\"compare\" data-pair=\"{}\" "
          "aria-label=\"Compare {}\">Compare</button>",
          pair, EscapeHtml(CutName(result_.stories.meta(story).id)));
    }
    return "";
  }

  const DedupResult& result_;
  const Selection& selection_;
  const ShownGroup& group_;
  const Columns& columns_;
};

std::string HeadHtml(const Columns& columns) {
  std::string html = "<thead><tr>";
  if (columns.times) html += "<th scope=\"col\">time, UTC</th>";
  if (columns.sources) html += "<th scope=\"col\">source</th>";
  return html +
         "<th scope=\"col\">story</th><th scope=\"col\">is</th>"
         "<th scope=\"col\">score</th><th scope=\"col\">"
         "<span class=\"unseen\">compare</span></th></tr></thead>";
}

}  // namespace

std::string StoryName(const StoryMeta& meta) {
  return CutName(meta.title.empty() ? meta.id : meta.title);
}

CopyCounts CopiesIn(const DedupResult& result, const ClusterResult& cluster) {
  CopyCounts copies{};
  for (const uint32_t member : cluster.members) {
    const StoryResult& outcome = result.outcomes[member];
    if (outcome.role != Role::kDuplicate) continue;
    ++copies[static_cast<size_t>(outcome.relation)];
  }
  return copies;
}

std::string DescribeCopies(const CopyCounts& copies) {
  std::string text;
  for (int i = 0; i < kNumCopyRelations; ++i) {
    if (copies[i] == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ",
                        GroupDigits(copies[i]), kRelationNames[i]);
  }
  return text;
}

std::string GroupHtml(const DedupResult& result, const DedupOptions& options,
                      const Selection& selection, const ShownGroup& group) {
  const ClusterResult& cluster = result.clusters[group.cluster];
  const size_t hidden = cluster.members.size() - group.stories.size();
  const Columns columns = ColumnsOf(result.stories, cluster);
  return fmt::format(
      "<article class=\"group\"><h3 dir=\"auto\">{}</h3><p class=\"facts\">{}: "
      "{}</p>{}<div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"stories of the group\"><table class=\"stories\">{}<tbody>{}"
      "</tbody></table></div>{}</article>\n",
      EscapeHtml(StoryName(result.stories.meta(cluster.canonical))),
      SpanHtml(result.stories, cluster),
      DescribeCopies(CopiesIn(result, cluster)),
      WhyHtml(result, options, cluster, columns), HeadHtml(columns),
      Rows(result, selection, group, columns).Html(),
      hidden == 0 ? ""
                  : fmt::format("<p class=\"note\">and {} more stories, not "
                                "listed here.</p>",
                                GroupDigits(hidden)));
}

}  // namespace neardup
