// Which labels of a truth file mean a copy: for eval and tune.

#ifndef NEARDUP_CLI_LABEL_SIDES_H_
#define NEARDUP_CLI_LABEL_SIDES_H_

#include <CLI/App.hpp>
#include <map>
#include <string>
#include <vector>

namespace neardup {

// What a label says of a pair.
enum class Side { kPositive, kNegative, kIgnored };

// Named labels beat the usual ones: exact, near, near-duplicate, version,
// partial, excerpt, rewrite, rewrite_..., paraphrase, sibling_rewrites, cut,
// light, heavy, duplicate, copy are positive; reuse, unsure, common-source,
// not_accepted and cand_... are ignored; all others are negative.
class LabelSides {
 public:
  void Set(const std::string& label, Side side) { sides_[label] = side; }
  Side Of(const std::string& label) const;

  // Whether the label was named, or is a usual one. Usual negative ones are
  // template, same-event, same_event, other_event, random_other, quote,
  // unrelated, different, diff, other, none, non, no, no-copy.
  bool Knows(const std::string& label) const;

 private:
  std::map<std::string, Side> sides_;
};

// The flags --positive, --negative and --ignore.
struct LabelFlags {
  std::vector<std::string> positive, negative, ignored;
};
void AddLabelFlags(CLI::App* command, LabelFlags* flags);
LabelSides SidesOf(const LabelFlags& flags);

}  // namespace neardup

#endif  // NEARDUP_CLI_LABEL_SIDES_H_
