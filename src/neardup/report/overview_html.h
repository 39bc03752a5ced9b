// The figures of a result as HTML: counts, plots, the groups that stand out.

#ifndef NEARDUP_REPORT_OVERVIEW_HTML_H_
#define NEARDUP_REPORT_OVERVIEW_HTML_H_

#include <string>

#include "neardup/pipeline/result.h"
#include "neardup/report/overview.h"
#include "neardup/report/selection.h"

namespace neardup {

// A <section id="overview">. Groups that `selection` holds are linked,
// <a href="#group=4">, by their numbers there. All that comes from stories is
// escaped.
std::string OverviewHtml(const DedupResult& result, const Overview& overview,
                         const Selection& selection);

}  // namespace neardup

#endif  // NEARDUP_REPORT_OVERVIEW_HTML_H_
