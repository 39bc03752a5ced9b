#include "neardup/verify/passages.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace neardup {
namespace {

// A run of matched words, [a, a + length) of a and [b, b + length) of b.
struct Run {
  uint32_t a;
  uint32_t b;
  uint32_t length;
  uint32_t a_end() const { return a + length; }
  uint32_t b_end() const { return b + length; }
};

// Unmatched words between two runs, on the side that has more of them.
uint32_t Gap(const Run& left, const Run& right) {
  return std::max(right.a - left.a_end(), right.b - left.b_end());
}

class PassageMaker {
 public:
  PassageMaker(const TokenView& a, const TokenView& b,
               std::vector<Passage>* passages)
      : a_(a),
        b_(b),
        taken_a_(a.size(), false),
        taken_b_(b.size(), false),
        least_(std::min({size_t{kMinPassageWords}, a.size(), b.size()})),
        passages_(passages) {}

  // Cuts a chain into passages. Chains come best first: a passage takes its
  // words, and later chains only get what is left.
  void AddChain(std::span<const AlignedRun> chain) {
    FillRuns(chain);
    group_.clear();
    for (const Run& run : runs_) {
      if (run.length >= kLongRun) {
        AddToGroup(run);
      } else {
        AddSentences(run);
      }
    }
    AddPassage();
  }

 private:
  // Fills runs_ with the runs of the chain: those that other passages hold are
  // left out, those that equal words connect become one.
  void FillRuns(std::span<const AlignedRun> chain) {
    runs_.clear();
    for (size_t k = 0; k < chain.size(); ++k) {
      Run run{chain[k].a, chain[k].b, chain[k].length};
      if (AnyTaken(run.a, run.a_end(), run.b, run.b_end())) continue;
      ExtendBack(&run);
      if (k + 1 < chain.size()) {
        ExtendAhead(chain[k + 1].a, chain[k + 1].b, &run);
      } else {
        ExtendAhead(a_.size(), b_.size(), &run);
      }
      if (!runs_.empty() && runs_.back().a_end() == run.a &&
          runs_.back().b_end() == run.b) {
        runs_.back().length += run.length;
      } else {
        runs_.push_back(run);
      }
    }
  }

  // Lengthen a run by equal words that no passage holds: alignments leave
  // common words unmatched where they stand alone. Neither reaches into the
  // next run of the chain.
  void ExtendAhead(size_t limit_a, size_t limit_b, Run* run) const {
    while (run->a_end() < limit_a && run->b_end() < limit_b &&
           Extends(run->a_end(), run->b_end())) {
      ++run->length;
    }
  }
  void ExtendBack(Run* run) const {
    const uint32_t limit_a = runs_.empty() ? 0 : runs_.back().a_end();
    const uint32_t limit_b = runs_.empty() ? 0 : runs_.back().b_end();
    while (run->a > limit_a && run->b > limit_b &&
           Extends(run->a - 1, run->b - 1)) {
      --run->a;
      --run->b;
      ++run->length;
    }
  }
  bool Extends(uint32_t a, uint32_t b) const {
    return a_.words[a] == b_.words[b] && !taken_a_[a] && !taken_b_[b];
  }

  bool AnyTaken(uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end) const {
    const auto taken = [](const std::vector<bool>& held, uint32_t begin,
                          uint32_t end) {
      return std::find(held.begin() + begin, held.begin() + end, true) !=
             held.begin() + end;
    };
    return taken(taken_a_, a, a_end) || taken(taken_b_, b, b_end);
  }

  // A run may hold the end of one sentence and the beginning of the next.
  void AddSentences(Run run) {
    for (uint32_t k = 1; k < run.length; ++k) {
      if (!StartsSentence(a_, run.a + k) || !StartsSentence(b_, run.b + k)) {
        continue;
      }
      AddToGroup({run.a, run.b, k});
      run = {run.a + k, run.b + k, run.length - k};
      k = 0;
    }
    AddToGroup(run);
  }

  void AddToGroup(const Run& run) {
    if (!group_.empty() && IsCut(group_.back(), run)) AddPassage();
    group_.push_back(run);
  }

  // Whether a passage that ends with `left` does not go on with `right`.
  bool IsCut(const Run& left, const Run& right) const {
    const uint32_t words = left.a_end() - group_.front().a;
    if (left.length >= kLongRun || right.length >= kLongRun) return true;
    if (!Joins(left, right)) return true;
    if (words >= kParagraph) return Gap(left, right) > 0;
    if (words < kMinCutWords) return false;
    for (uint32_t k = left.a_end(); k <= right.a; ++k) {
      if (StartsSentence(a_, k)) return true;
    }
    return false;
  }

  static bool StartsSentence(const TokenView& story, uint32_t word) {
    return (story.flags[word] & kSentenceStart) != 0;
  }

  bool Joins(const Run& left, const Run& right) const {
    return Gap(left, right) <= kMaxPassageGap &&
           !AnyTaken(left.a_end(), right.a, left.b_end(), right.b);
  }

  // Makes a passage of group_, unless it is too little, and empties it.
  void AddPassage() {
    const std::vector<Run> group = std::exchange(group_, {});
    std::span<const Run> runs = group;
    // An end that is thinner than the gap it hangs over says little.
    while (runs.size() > 1 && runs[0].length < Gap(runs[0], runs[1])) {
      runs = runs.subspan(1);
    }
    while (runs.size() > 1 &&
           runs.back().length < Gap(runs[runs.size() - 2], runs.back())) {
      runs = runs.first(runs.size() - 1);
    }
    uint32_t matched = 0;
    for (const Run& run : runs) matched += run.length;
    if (matched == 0 || matched < least_) return;
    Passage passage{runs.front().a, runs.back().a_end(), runs.front().b,
                    runs.back().b_end(), PassageKind::kReworded};
    passage.kind = Kind(matched, passage);
    std::fill(taken_a_.begin() + passage.a_begin,
              taken_a_.begin() + passage.a_end, true);
    std::fill(taken_b_.begin() + passage.b_begin,
              taken_b_.begin() + passage.b_end, true);
    passages_->push_back(passage);
  }

  static PassageKind Kind(uint32_t matched, const Passage& passage) {
    const uint32_t longer = std::max(passage.a_end - passage.a_begin,
                                     passage.b_end - passage.b_begin);
    if (matched == longer) return PassageKind::kVerbatim;
    return matched >= kEditedShare * longer ? PassageKind::kEdited
                                            : PassageKind::kReworded;
  }

  const TokenView& a_;
  const TokenView& b_;
  std::vector<bool> taken_a_, taken_b_;  // words inside passages
  uint32_t least_;                       // matched words of a passage
  std::vector<Run> runs_;                // of the chain at hand
  std::vector<Run> group_;               // of the passage at hand
  std::vector<Passage>* passages_;
};

void SortByA(std::vector<Passage>* passages) {
  std::sort(
      passages->begin(), passages->end(),
      [](const Passage& x, const Passage& y) { return x.a_begin < y.a_begin; });
}

}  // namespace

void MakePassages(const Alignment& alignment, const TokenView& a,
                  const TokenView& b, std::vector<Passage>* passages) {
  passages->clear();
  PassageMaker maker(a, b, passages);
  for (size_t k = 0; k < alignment.num_chains(); ++k) {
    maker.AddChain(alignment.chain(k));
  }
  SortByA(passages);
}

void ToBytes(TokenOffsets a, TokenOffsets b, std::vector<Passage>* passages) {
  for (Passage& passage : *passages) {
    assert(passage.a_begin < passage.a_end && passage.b_begin < passage.b_end);
    passage.a_begin = a.begins[passage.a_begin];
    passage.a_end = a.ends[passage.a_end - 1];
    passage.b_begin = b.begins[passage.b_begin];
    passage.b_end = b.ends[passage.b_end - 1];
  }
}

void SwapSides(std::vector<Passage>* passages) {
  for (Passage& passage : *passages) {
    std::swap(passage.a_begin, passage.b_begin);
    std::swap(passage.a_end, passage.b_end);
  }
  SortByA(passages);
}

}  // namespace neardup
