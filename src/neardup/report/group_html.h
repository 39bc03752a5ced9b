// A group of copies as HTML: its stories in order of time.

#ifndef NEARDUP_REPORT_GROUP_HTML_H_
#define NEARDUP_REPORT_GROUP_HTML_H_

#include <string>
#include <string_view>

#include "neardup/pipeline/options.h"
#include "neardup/pipeline/result.h"
#include "neardup/report/overview.h"
#include "neardup/report/selection.h"

namespace neardup {

// What a reader calls the story: its title, or its id if it has none.
std::string_view StoryName(const StoryMeta& meta);

// The copies among the stories of a cluster, by relation.
CopyCounts CopiesIn(const DedupResult& result, const ClusterResult& cluster);

// "3 exact, 1 rewrite".
std::string DescribeCopies(const CopyCounts& copies);

// An <article class="group">: what it holds, why its canonical story stands for
// it, and a row for each story of `group`. Copies that have a pair in
// `selection` have a button, <button data-pair="7">, with its number there.
// All that comes from stories is escaped.
std::string GroupHtml(const DedupResult& result, const DedupOptions& options,
                      const Selection& selection, const ShownGroup& group);

}  // namespace neardup

#endif  // NEARDUP_REPORT_GROUP_HTML_H_
