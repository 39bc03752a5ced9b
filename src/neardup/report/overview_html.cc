#include "neardup/report/overview_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "neardup/io/time.h"
#include "neardup/report/chart.h"
#include "neardup/report/group_html.h"
#include "neardup/report/html.h"

namespace neardup {
namespace {

constexpr size_t kLargestGroups = 10;
constexpr int64_t kDay = 24 * 3600;

std::string Tile(std::string_view value, std::string_view name,
                 std::string_view note) {
  return fmt::format(
      "<div class=\"tile\"><dt>{}</dt><dd>{} <small>{}</small></dd></div>",
      name, value, note);
}

std::string Percent(uint64_t part, uint64_t all) {
  return all == 0 ? "0 %"
                  : fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) /
                                                static_cast<double>(all));
}

std::string TilesHtml(const DedupResult& result, const Overview& overview) {
  const RunSummary& summary = result.summary;
  CopyCounts copies{};
  std::copy_n(summary.duplicates.begin(), kNumCopyRelations, copies.begin());
  std::string html = "<dl class=\"tiles\">";
  html += Tile(GroupDigits(summary.stories), "stories",
               fmt::format("of {}", FormatBytes(summary.bytes)));
  html += Tile(GroupDigits(Sum(copies)), "copies",
               Percent(Sum(copies), summary.stories) + " of the stories");
  html += Tile(GroupDigits(summary.clusters), "groups",
               fmt::format("{} stories are kept",
                           GroupDigits(summary.stories - Sum(copies))));
  html += Tile(Percent(overview.copy_words, overview.words), "saved",
               "of the words are in copies");
  if (summary.rejected > 0) {
    html += Tile(GroupDigits(summary.rejected), "rejected", "records");
  }
  return html + "</dl>";
}

// "exact", "near-duplicate", ... as series without values.
std::vector<Series> CopySeries(size_t labels) {
  std::vector<Series> series;
  for (int i = 0; i < kNumCopyRelations; ++i) {
    series.push_back(
        {std::string(kRelationNames[i]), std::vector<uint64_t>(labels, 0)});
  }
  return series;
}

std::string KindsHtml(const RunSummary& summary) {
  BarChart chart{.title = "Copies by relation",
                 .label_title = "relation",
                 .unit = "stories"};
  chart.series = CopySeries(kNumCopyRelations);
  for (int i = 0; i < kNumCopyRelations; ++i) {
    chart.labels.emplace_back(kRelationNames[i]);
    chart.series[i].values[i] = summary.duplicates[i];
  }
  return DrawRows(chart);
}

std::string SizesHtml(const Overview& overview) {
  BarChart chart{.title = "Sizes of groups",
                 .label_title = "stories in the group",
                 .unit = "groups",
                 .series = {{"groups", {}}}};
  for (const SizeClass& size : overview.sizes) {
    chart.labels.push_back(size.least == size.most
                               ? fmt::format("{} stories", size.least)
                               : fmt::format("{} to {} stories",
                                             GroupDigits(size.least),
                                             GroupDigits(size.most)));
    chart.series[0].values.push_back(size.groups);
  }
  return chart.labels.empty() ? "" : DrawRows(chart);
}

// One plot a relation: exact copies, which all have 1, would dwarf the others.
std::string ScoresHtml(const Overview& overview) {
  std::string html;
  for (int i = 0; i < kNumCopyRelations; ++i) {
    const auto& scores = overview.scores[i];
    const bool any = std::any_of(scores.begin(), scores.end(),
                                 [](uint64_t pairs) { return pairs > 0; });
    if (i == static_cast<int>(Relation::kExact) || !any) continue;
    const std::string name(kRelationNames[i]);
    BarChart chart{.title = "Scores of pairs, " + name,
                   .label_title = "score from",
                   .unit = "pairs",
                   .series = {{name, {}}}};
    // Pairs below one half are reported by few; the axis says so by its begin.
    const auto first = std::find_if(scores.begin(), scores.end(),
                                    [](uint64_t pairs) { return pairs > 0; });
    const int begin = std::min<int>(kScoreClasses / 2,
                                    static_cast<int>(first - scores.begin()));
    for (int k = begin; k < kScoreClasses; ++k) {
      chart.labels.push_back(
          fmt::format("{:.3g}", static_cast<double>(k) / kScoreClasses));
      chart.series[0].values.push_back(scores[k]);
    }
    html += DrawColumns(chart);
  }
  return html;
}

std::string TimesHtml(const Overview& overview) {
  if (overview.times.empty()) return "";
  BarChart chart{.title = "Copies over time",
                 .label_title = "published, UTC",
                 .unit = "stories"};
  if (overview.without_time > 0) {
    chart.unit += fmt::format("; {} of unknown time left out",
                              GroupDigits(overview.without_time));
  }
  chart.series = CopySeries(0);
  for (const TimeClass& time : overview.times) {
    const std::string text = FormatTime(time.begin);
    chart.labels.push_back(overview.time_step < kDay
                               ? text.substr(5, 5) + " " + text.substr(11, 5)
                               : text.substr(0, 10));
    for (int i = 0; i < kNumCopyRelations; ++i) {
      chart.series[i].values.push_back(time.copies[i]);
    }
  }
  return DrawColumns(chart);
}

std::string SourcesHtml(const Overview& overview) {
  if (overview.sources.empty()) return "";
  BarChart chart{.title = "Sources with most copies",
                 .label_title = "source",
                 .unit = fmt::format("stories, of {} sources",
                                     GroupDigits(overview.num_sources))};
  chart.series = CopySeries(0);
  for (const SourceCounts& source : overview.sources) {
    chart.labels.push_back(CutName(source.source));
    for (int i = 0; i < kNumCopyRelations; ++i) {
      chart.series[i].values.push_back(source.copies[i]);
    }
  }
  return DrawRows(chart);
}

std::string FlowHtml(const Overview& overview) {
  if (overview.flow_sources.empty()) return "";
  const bool all = overview.flow_sources.size() < kMostFlowSources;
  MatrixChart chart{
      .title = all ? "Who copies whom" : "Who copies whom, the busiest sources",
      .row_title = "seen first in",
      .column_title = "follows"};
  for (const std::string_view source : overview.flow_sources) {
    chart.names.push_back(CutName(source));
  }
  chart.values = overview.flow;
  return DrawMatrix(chart);
}

// A link to a group where the page holds it.
std::string GroupLink(const DedupResult& result, const Selection& selection,
                      uint32_t cluster) {
  const std::string name = EscapeHtml(
      StoryName(result.stories.meta(result.clusters[cluster].canonical)));
  for (size_t i = 0; i < selection.groups.size(); ++i) {
    if (selection.groups[i].cluster == cluster) {
      return fmt::format("<a href=\"#group={}\"><bdi>{}</bdi></a>", i, name);
    }
  }
  return "<bdi>" + name + "</bdi>";
}

std::string LargestHtml(const DedupResult& result, const Selection& selection) {
  std::string rows;
  const size_t shown = std::min(kLargestGroups, selection.groups.size());
  for (size_t i = 0; i < shown; ++i) {
    const ClusterResult& cluster = result.clusters[selection.groups[i].cluster];
    rows += fmt::format(
        "<tr><td class=\"score\">{}</td><td>{}</td><td>{}</td></tr>\n",
        GroupDigits(cluster.members.size()),
        GroupLink(result, selection, selection.groups[i].cluster),
        DescribeCopies(CopiesIn(result, cluster)));
  }
  if (result.summary.clusters == 0) return "<p>No copies were found.</p>";
  return rows.empty()
             ? ""
             : "<h2>Largest groups</h3><div class=\"wide\" tabindex=\"0\" "
               "role=\"region\" aria-label=\"largest groups\"><table><thead>"
               "<tr><th scope=\"col\">stories</th><th scope=\"col\">kept story"
               "</th><th scope=\"col\">copies</th></tr></thead><tbody>" +
                   rows + "</tbody></table></div>";
}

std::string WidestHtml(const DedupResult& result, const Overview& overview,
                       const Selection& selection) {
  if (!overview.widest_rewrite) return "";
  const uint32_t number = *overview.widest_rewrite;
  const ClusterResult& cluster = result.clusters[number];
  return fmt::format("<h2>Widest spread rewrite</h2><p>{}: {} stories, {}.</p>",
                     GroupLink(result, selection, number),
                     GroupDigits(cluster.members.size()),
                     DescribeCopies(CopiesIn(result, cluster)));
}

}  // namespace

std::string OverviewHtml(const DedupResult& result, const Overview& overview,
                         const Selection& selection) {
  return "<section id=\"overview\" aria-label=\"overview\">\n" +
         TilesHtml(result, overview) + "<div class=\"charts\">\n" +
         KindsHtml(result.summary) + SizesHtml(overview) + TimesHtml(overview) +
         SourcesHtml(overview) + FlowHtml(overview) +
         "</div>\n<div class=\"scores\">\n" + ScoresHtml(overview) +
         "</div>\n" + LargestHtml(result, selection) +
         WidestHtml(result, overview, selection) + "</section>\n";
}

}  // namespace neardup
