#include "neardup/report/report.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "neardup/io/json_writer.h"
#include "neardup/io/utf8.h"
#include "neardup/pipeline/compare.h"
#include "neardup/report/group_html.h"
#include "neardup/report/html.h"
#include "neardup/report/overview.h"
#include "neardup/report/overview_html.h"
#include "neardup/report/page.h"

namespace neardup {
namespace {

// Groups whose rows are unpacked together.
constexpr size_t kGroupsAPart = 100;
// Pairs are, up to so many bytes.
constexpr size_t kPairBytesAPart = size_t{1} << 19;
// Shown, each with its best pair, where scripts are off.
constexpr size_t kPlainGroups = 10;
// What the list says of a group besides its kept story, for searching.
constexpr size_t kMostSearchBytes = 2000;

class Report {
 public:
  Report(const DedupResult& result, BatchReader* input,
         const DedupOptions& options, const ReportOptions& report,
         const Hooks& hooks, OutputSink* out)
      : result_(result),
        input_(input),
        options_(options),
        report_(report),
        hooks_(hooks),
        out_(out),
        selection_(Select(result, report.limits)) {}

  Status Write() {
    NEARDUP_RETURN_IF_ERROR(ReadShownTexts());
    NEARDUP_RETURN_IF_ERROR(JudgeShownPairs());
    NEARDUP_RETURN_IF_ERROR(out_->Append(PageBegin(report_.title)));
    NEARDUP_RETURN_IF_ERROR(
        out_->Append(OverviewHtml(result_, Summarise(result_), selection_)));
    NEARDUP_RETURN_IF_ERROR(WriteBrowser());
    NEARDUP_RETURN_IF_ERROR(out_->Append("</main>\n"));
    NEARDUP_RETURN_IF_ERROR(WriteGroupParts());
    NEARDUP_RETURN_IF_ERROR(WritePairParts());
    // The list comes last, for it knows where the pairs went.
    NEARDUP_RETURN_IF_ERROR(out_->Append(PageData("index", IndexJson())));
    NEARDUP_RETURN_IF_ERROR(out_->Append(PageEnd()));
    return out_->Flush();
  }

 private:
  Status ReadShownTexts() {
    std::vector<uint32_t> stories;
    for (const ShownPair& pair : selection_.pairs) {
      for (const uint32_t story : {pair.stories.a, pair.stories.b}) {
        if (text_of_.try_emplace(story, stories.size()).second) {
          stories.push_back(story);
        }
      }
    }
    // One byte more tells whether there is more.
    NEARDUP_ASSIGN_OR_RETURN(texts_, ReadTexts(input_, options_.reader, stories,
                                               report_.max_text_bytes + 1));
    return hooks_.Check();
  }

  Status JudgeShownPairs() {
    std::vector<StoryPair> pairs;
    for (const ShownPair& pair : selection_.pairs) {
      pairs.push_back(pair.stories);
    }
    NEARDUP_ASSIGN_OR_RETURN(
        judged_,
        ComparePairs(result_.stories, pairs, options_, hooks_, &grounds_));
    // What the run said stands.
    for (PairResult& pair : judged_) {
      const StoryResult& outcome = result_.outcomes[pair.b];
      pair.match.relation = outcome.relation;
      pair.match.score = outcome.score;
    }
    return OkStatus();
  }

  PairSide Side(uint32_t story) const {
    const StoryMeta& meta = result_.stories.meta(story);
    const std::string& whole = texts_[text_of_.at(story)];
    const std::string_view text = CutUtf8(whole, report_.max_text_bytes);
    return {meta.id,
            meta.title,
            meta.source,
            meta.time,
            text,
            whole.size() > text.size(),
            FindAsides(text, result_.stories.offsets(story))};
  }

  std::string Pair(size_t number) const {
    const PairResult& pair = judged_[number];
    return PairHtml(pair, Explain(pair, grounds_[number], options_),
                    Side(pair.a), Side(pair.b));
  }

  std::string Group(size_t number) const {
    return GroupHtml(result_, options_, selection_, selection_.groups[number]);
  }

  // What is not in the page is said.
  std::string LimitsHtml() const {
    const size_t all = result_.summary.clusters;
    return fmt::format(
        "<p class=\"note\">{} of {} groups are listed here{}, and {} of their "
        "copies can be compared.</p>\n",
        GroupDigits(selection_.groups.size()), GroupDigits(all),
        selection_.groups.size() < all ? ", the largest" : "",
        GroupDigits(selection_.pairs.size()));
  }

  Status WriteBrowser() {
    NEARDUP_RETURN_IF_ERROR(out_->Append(
        "<section id=\"groups\" aria-label=\"groups\"><h2>Groups</h2>\n" +
        LimitsHtml() + "<div id=\"browser\"></div>\n<noscript>\n"));
    const size_t plain = std::min(kPlainGroups, selection_.groups.size());
    for (size_t i = 0; i < plain; ++i) {
      NEARDUP_RETURN_IF_ERROR(out_->Append(Group(i)));
      if (selection_.groups[i].num_pairs == 0) continue;
      NEARDUP_RETURN_IF_ERROR(
          out_->Append(Pair(selection_.groups[i].first_pair)));
    }
    if (plain < selection_.groups.size()) {
      NEARDUP_RETURN_IF_ERROR(out_->Append(
          "<p>The other groups can be seen with scripts on.</p>\n"));
    }
    return out_->Append("</noscript></section>\n");
  }

  Status WriteGroupParts() {
    for (size_t i = 0; i < selection_.groups.size(); i += kGroupsAPart) {
      const size_t end = std::min(i + kGroupsAPart, selection_.groups.size());
      JsonWriter json;
      json.Array();
      for (size_t k = i; k < end; ++k) json.String(Group(k));
      json.EndArray();
      NEARDUP_RETURN_IF_ERROR(out_->Append(PageData(
          fmt::format("groups-{}", i / kGroupsAPart), json.TakeLine())));
    }
    return hooks_.Check();
  }

  Status WritePairParts() {
    for (size_t i = 0; i < judged_.size();) {
      pair_parts_.push_back(i);
      JsonWriter json;
      json.Array();
      for (size_t bytes = 0; i < judged_.size() && bytes < kPairBytesAPart;
           ++i) {
        const std::string html = Pair(i);
        json.String(html);
        bytes += html.size();
      }
      json.EndArray();
      NEARDUP_RETURN_IF_ERROR(out_->Append(PageData(
          fmt::format("pairs-{}", pair_parts_.size() - 1), json.TakeLine())));
      NEARDUP_RETURN_IF_ERROR(hooks_.Check());
    }
    return OkStatus();
  }

  // What the list needs: see page/group_list.js.
  std::string IndexJson() {
    JsonWriter json;
    json.Object();
    json.Key("groupsAPart").Uint(kGroupsAPart);
    json.Key("pairParts").Array();
    for (const size_t first : pair_parts_) json.Uint(first);
    json.EndArray();
    json.Key("relations").Array();
    for (int i = 0; i < kNumCopyRelations; ++i) json.String(kRelationNames[i]);
    json.EndArray();
    json.Key("groups").Array();
    for (const ShownGroup& group : selection_.groups) {
      WriteGroupEntry(group, &json);
    }
    json.EndArray();
    json.Key("sources").Array();
    for (const std::string_view source : sources_) json.String(source);
    json.EndArray();
    json.EndObject();
    return std::string(json.TakeLine());
  }

  void WriteGroupEntry(const ShownGroup& group, JsonWriter* json) {
    const ClusterResult& cluster = result_.clusters[group.cluster];
    json->Object();
    json->Key("title").String(
        StoryName(result_.stories.meta(cluster.canonical)));
    json->Key("size").Uint(cluster.members.size());
    json->Key("copies").Array();
    for (const uint64_t count : CopiesIn(result_, cluster)) json->Uint(count);
    json->EndArray();
    json->Key("score").Double(cluster.min_score);
    std::vector<uint32_t> sources;
    std::string words;
    std::optional<int64_t> first, last;
    for (const uint32_t member : cluster.members) {
      const StoryMeta& meta = result_.stories.meta(member);
      if (!meta.source.empty()) sources.push_back(SourceNumber(meta.source));
      AddWords(meta, &words);
      if (!meta.time) continue;
      first = std::min(first.value_or(*meta.time), *meta.time);
      last = std::max(last.value_or(*meta.time), *meta.time);
    }
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    json->Key("sources").Array();
    for (const uint32_t source : sources) json->Uint(source);
    json->EndArray();
    if (first) {
      json->Key("first").Int(*first);
      json->Key("last").Int(*last);
    }
    json->Key("words").String(CutUtf8(words, kMostSearchBytes));
    json->EndObject();
  }

  static void AddWords(const StoryMeta& meta, std::string* words) {
    if (words->size() > kMostSearchBytes) return;
    for (const std::string_view part : {meta.id, meta.title}) {
      // Copies mostly have the title of the first.
      if (words->find(part) != std::string::npos) continue;
      words->append(part).append("\n");
    }
  }

  uint32_t SourceNumber(std::string_view source) {
    const auto [at, added] = source_numbers_.try_emplace(
        source, static_cast<uint32_t>(sources_.size()));
    if (added) sources_.push_back(source);
    return at->second;
  }

  const DedupResult& result_;
  BatchReader* input_;
  const DedupOptions& options_;
  const ReportOptions& report_;
  const Hooks& hooks_;
  OutputSink* out_;
  Selection selection_;
  absl::flat_hash_map<uint32_t, size_t> text_of_;  // story to index in texts_
  std::vector<std::string> texts_;
  std::vector<PairResult> judged_;  // by the number of the pair
  std::vector<Grounds> grounds_;
  std::vector<size_t> pair_parts_;  // the number of the first pair of each
  absl::flat_hash_map<std::string_view, uint32_t> source_numbers_;
  std::vector<std::string_view> sources_;
};

}  // namespace

Status WriteReport(const DedupResult& result, BatchReader* input,
                   const DedupOptions& options, const ReportOptions& report,
                   const Hooks& hooks, OutputSink* out) {
  return Report(result, input, options, report, hooks, out).Write();
}

Status WritePairPage(const PairResult& pair, const Explanation& why,
                     const PairSide& a, const PairSide& b, OutputSink* out) {
  NEARDUP_RETURN_IF_ERROR(out->Append(PageBegin("Two stories compared")));
  NEARDUP_RETURN_IF_ERROR(out->Append(PairHtml(pair, why, a, b)));
  NEARDUP_RETURN_IF_ERROR(out->Append("</main>\n" + PageEnd()));
  return out->Flush();
}

}  // namespace neardup
