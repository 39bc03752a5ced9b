#include "neardup/report/group_html.h"

#include <fmt/format.h>

#include <optional>
#include <set>

#include "neardup/report/html.h"

namespace neardup {
namespace {

// Whether anything is known by which stories of a group differ.
struct Columns {
  bool times = false;
  bool sources = false;
};

Columns ColumnsOf(const StoryTable& stories, const ClusterResult& cluster) {
  Columns columns;
  for (const uint32_t member : cluster.members) {
    columns.times |= stories.meta(member).time.has_value();
    columns.sources |= !stories.meta(member).source.empty();
  }
  return columns;
}

std::string_view WhyKept(Keep keep, bool times) {
  switch (keep) {
    case Keep::kEarliest:
      return times ? "the earliest"
                   : "the first in the input (no times are "
                     "known)";
    case Keep::kLongest:
      return "the longest";
    case Keep::kLatest:
      return times ? "the latest"
                   : "the first in the input (no times are "
                     "known)";
    case Keep::kSourceOrder:
      return "of the most preferred source";
  }
  return "";
}

std::string WhyHtml(const DedupResult& result, const ClusterResult& cluster,
                    Keep keep, bool times) {
  const uint32_t kept = cluster.canonical;
  std::string html = fmt::format(
      "<p class=\"why\"><bdi>{}</bdi> stands for the group: of the stories "
      "that "
      "are copies of every other one it is {}.",
      EscapeHtml(StoryName(result.stories.meta(kept))), WhyKept(keep, times));
  if (keep == Keep::kEarliest && FirstSeen(result.stories, cluster) != kept) {
    html +=
        " A story seen earlier is an excerpt, a replaced version, or not a "
        "copy of all others.";
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
      html += "<td><bdi>" + EscapeHtml(meta.source) + "</bdi></td>";
    }
    return html + fmt::format(
                      "<td><bdi class=\"title\">{}</bdi>{}</td><td>{}</td>"
                      "<td class=\"score\">{}</td><td>{}</td></tr>\n",
                      EscapeHtml(StoryName(meta)),
                      meta.title.empty()
                          ? ""
                          : " <small>" + EscapeHtml(meta.id) + "</small>",
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
          pair, EscapeHtml(result_.stories.meta(story).id));
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

std::string_view StoryName(const StoryMeta& meta) {
  return meta.title.empty() ? meta.id : meta.title;
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
      WhyHtml(result, cluster, options.keep, columns.times), HeadHtml(columns),
      Rows(result, selection, group, columns).Html(),
      hidden == 0 ? ""
                  : fmt::format("<p class=\"note\">and {} more stories, not "
                                "listed here: see clusters.jsonl.</p>",
                                GroupDigits(hidden)));
}

}  // namespace neardup
