#include "tests/verify/slow_comparison.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace neardup {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;
using Triple = std::tuple<uint32_t, uint32_t, uint32_t>;

template <typename Set>
double CommonCount(const Set& a, const Set& b) {
  double count = 0;
  for (const auto& element : a) count += b.contains(element);
  return count;
}

std::map<uint32_t, std::vector<int>> PlacesOfWords(const SlowStory& story) {
  std::map<uint32_t, std::vector<int>> places;
  for (size_t i = 0; i < story.size(); ++i) {
    places[story[i].id].push_back(static_cast<int>(i));
  }
  return places;
}

std::map<Pair, int> CountBigrams(const SlowStory& story) {
  std::map<Pair, int> counts;
  for (size_t i = 1; i < story.size(); ++i) {
    ++counts[{story[i - 1].id, story[i].id}];
  }
  return counts;
}

struct SlowFragment {
  int a, b, length;
  int score = 0;
  int predecessor = -1;
  int weight() const { return 60 + 63 * (length - 1); }
};

// All cells (i, j) that match, as the head of alignment.h says.
std::vector<std::vector<bool>> MatchCells(const SlowStory& a,
                                          const SlowStory& b) {
  const auto words_a = PlacesOfWords(a), words_b = PlacesOfWords(b);
  const auto bigrams_a = CountBigrams(a), bigrams_b = CountBigrams(b);
  std::vector<std::vector<bool>> cells(a.size(),
                                       std::vector<bool>(b.size(), false));
  for (size_t i = 0; i < a.size(); ++i) {
    for (size_t j = 0; j < b.size(); ++j) {
      if (a[i].id != b[j].id) continue;
      if (words_a.at(a[i].id).size() * words_b.at(a[i].id).size() <= 6) {
        cells[i][j] = true;
      }
      if (i + 1 == a.size() || j + 1 == b.size()) continue;
      if (a[i + 1].id != b[j + 1].id) continue;
      const Pair bigram = {a[i].id, a[i + 1].id};
      if (bigrams_a.at(bigram) * bigrams_b.at(bigram) <= 6) {
        cells[i][j] = cells[i + 1][j + 1] = true;
      }
    }
  }
  return cells;
}

std::vector<SlowFragment> CutFragments(
    const std::vector<std::vector<bool>>& cells) {
  std::vector<SlowFragment> fragments;
  for (size_t i = 0; i < cells.size(); ++i) {
    for (size_t j = 0; j < cells[i].size(); ++j) {
      if (!cells[i][j] || (i > 0 && j > 0 && cells[i - 1][j - 1])) continue;
      int length = 0;
      while (i + length < cells.size() && j + length < cells[i].size() &&
             cells[i + length][j + length]) {
        ++length;
      }
      fragments.push_back(
          {static_cast<int>(i), static_cast<int>(j), length, 0, -1});
    }
  }
  return fragments;
}

void ScoreSlowly(std::vector<SlowFragment>* fragments) {
  for (size_t f = 0; f < fragments->size(); ++f) {
    SlowFragment& fragment = (*fragments)[f];
    // Score, nearness in a, place in the list.
    std::tuple<int, int, int> best = {0, 0, -1};
    for (size_t p = 0; p < f; ++p) {
      const SlowFragment& before = (*fragments)[p];
      const int gap_a = fragment.a - (before.a + before.length);
      const int gap_b = fragment.b - (before.b + before.length);
      if (gap_a < 0 || gap_b < 0 || gap_a > 30 || gap_b > 30) continue;
      const int score = before.score - 5 * std::max(gap_a, gap_b) -
                        2 * std::abs(gap_a - gap_b);
      if (score > 0) {
        best = std::max(best, {score, 30 - gap_a, static_cast<int>(p)});
      }
    }
    fragment.score = fragment.weight() + std::get<0>(best);
    fragment.predecessor = std::get<2>(best);
  }
}

bool AnySet(const std::vector<bool>& mask, int begin, int end) {
  return std::find(mask.begin() + begin, mask.begin() + end, true) !=
         mask.begin() + end;
}

void SetAll(int begin, int end, std::vector<bool>* mask) {
  std::fill(mask->begin() + begin, mask->begin() + end, true);
}

struct SlowSide {
  double ordinary_matched, tenths, new_facts, new_ordinary, coverage;
};

SlowSide DescribeSlowly(const SlowStory& story, const SlowStory& other,
                        const std::vector<bool>& matched,
                        const std::vector<bool>& covered) {
  const auto in_other = PlacesOfWords(other);
  double bits = 0, matched_bits = 0, facts = 0, new_facts = 0, ordinary = 0,
         new_ordinary = 0, cover = 0;
  for (size_t i = 0; i < story.size(); ++i) {
    if (!covered[i]) continue;
    ++cover;
    const bool is_new = !matched[i] && !in_other.contains(story[i].id);
    if (story[i].word_class == WordClass::kOrdinary) {
      if (!story[i].quoted) {
        bits += story[i].rarity;
        matched_bits += matched[i] ? story[i].rarity : 0;
      }
      ++ordinary;
      new_ordinary += is_new;
    } else if (story[i].word_class != WordClass::kFunction) {
      ++facts;
      new_facts += is_new;
    }
  }
  double tenths = 0;
  const size_t n = story.size();
  for (size_t k = 0; k < 10; ++k) {
    const size_t begin = n * k / 10, end = n * (k + 1) / 10;
    const auto count = static_cast<double>(
        std::count(covered.begin() + begin, covered.begin() + end, true));
    tenths += count / 0.3 > static_cast<double>(end - begin) + 1e-9;
  }
  return {bits == 0 ? 0 : matched_bits / bits, tenths / 10,
          (new_facts + 1.0 / 6) / (facts + 5.0 / 6),
          (new_ordinary + 1.0 / 3) / (ordinary + 5.0 / 3),
          n == 0 ? 0 : cover / static_cast<double>(n)};
}

// Quadratic, from the recurrence.
int LongestAscendingSlowly(const std::vector<int>& values) {
  std::vector<int> ending(values.size(), 1);
  for (size_t x = 0; x < values.size(); ++x) {
    for (size_t y = 0; y < x; ++y) {
      if (values[y] < values[x]) ending[x] = std::max(ending[x], ending[y] + 1);
    }
  }
  return ending.empty() ? 0 : *std::max_element(ending.begin(), ending.end());
}

double OrderSlowly(const std::vector<int>& values) {
  if (values.size() < 4) return 0;
  const auto k = static_cast<double>(values.size());
  const double by_chance = std::min(k, 2 * std::sqrt(k) - 1);
  return (LongestAscendingSlowly(values) - by_chance) / (k - by_chance + 1e-9);
}

std::set<Triple> UnquotedTrigrams(const SlowStory& story) {
  std::set<Triple> trigrams;
  for (size_t i = 2; i < story.size(); ++i) {
    if (story[i - 2].quoted || story[i].quoted) continue;
    trigrams.insert({story[i - 2].id, story[i - 1].id, story[i].id});
  }
  return trigrams;
}

std::set<Pair> ContentPairs(const SlowStory& story) {
  std::vector<uint32_t> content;
  for (const SlowWord& word : story) {
    if (word.word_class != WordClass::kFunction) content.push_back(word.id);
  }
  std::set<Pair> pairs;
  for (size_t k = 1; k < content.size(); ++k) {
    pairs.insert({content[k - 1], content[k]});
    if (k >= 2) pairs.insert({content[k - 2], content[k]});
  }
  return pairs;
}

using Values = std::array<double, kNumRewriteFeatures>;

void SetBoth(double x, double y, RewriteFeature feature, Values* values) {
  (*values)[feature] = std::min(x, y);
  (*values)[feature + 1] = std::max(x, y);
}

void CompareSetsSlowly(const SlowStory& a, const SlowStory& b, Values* values) {
  const auto trigrams_a = UnquotedTrigrams(a), trigrams_b = UnquotedTrigrams(b);
  const double trigrams = CommonCount(trigrams_a, trigrams_b);
  SetBoth(trigrams / std::max<double>(1, trigrams_a.size()),
          trigrams / std::max<double>(1, trigrams_b.size()),
          kTrigramContainmentMin, values);
  const auto pairs_a = ContentPairs(a), pairs_b = ContentPairs(b);
  const double pairs = CommonCount(pairs_a, pairs_b);
  (*values)[kContentPairJaccard] =
      pairs / std::max(1.0, pairs_a.size() + pairs_b.size() - pairs);
}

void CompareWordsSlowly(const SlowStory& a, const SlowStory& b,
                        Values* values) {
  const auto words_a = PlacesOfWords(a), words_b = PlacesOfWords(b);
  // Rarity of the words of a class: of a, of b, shared.
  std::map<WordClass, std::array<double, 3>> rarity;
  for (const auto& [id, places] : words_a) {
    const SlowWord& word = a[places[0]];
    rarity[word.word_class][0] += word.rarity;
  }
  for (const auto& [id, places] : words_b) {
    const SlowWord& word = b[places[0]];
    rarity[word.word_class][1] += word.rarity;
  }
  double names = 0, numbers = 0, content = 0;
  std::vector<std::pair<int, int>> ordinary, named;
  auto unquoted = [](const SlowStory& story, const std::vector<int>& places) {
    return !story[places[0]].quoted;
  };
  for (const auto& [id, in_a] : words_a) {
    if (!words_b.contains(id)) continue;
    const auto& in_b = words_b.at(id);
    const SlowWord& x = a[in_a[0]];
    const SlowWord& y = b[in_b[0]];
    if (x.word_class == WordClass::kFunction) {
      rarity[WordClass::kFunction][2] += x.rarity;
      continue;
    }
    ++content;
    if (x.word_class == WordClass::kNumber) {
      ++numbers;
      rarity[WordClass::kNumber][2] += x.rarity;
    }
    names +=
        x.word_class == WordClass::kName && y.word_class == WordClass::kName;
    if (x.word_class != WordClass::kOrdinary) {
      named.emplace_back(in_a[0], in_b[0]);
    } else if (y.word_class == WordClass::kOrdinary && x.rarity > 20 &&
               in_a.size() == 1 && in_b.size() == 1 && unquoted(a, in_a) &&
               unquoted(b, in_b)) {
      ordinary.emplace_back(in_a[0], in_b[0]);
    }
  }
  for (const auto& [word_class, feature] :
       {std::pair{WordClass::kFunction, kFunctionShareMin},
        std::pair{WordClass::kNumber, kNumberShareMin}}) {
    const auto [of_a, of_b, shared] = rarity[word_class];
    const bool both = of_a > 0 && of_b > 0;
    SetBoth(both ? shared / of_a : 0, both ? shared / of_b : 0, feature,
            values);
  }
  (*values)[kLogNames] = std::log1p(names);
  (*values)[kLogNumbers] = std::log1p(numbers);
  (*values)[kLogContentWords] = std::log1p(content);

  auto seconds = [](std::vector<std::pair<int, int>>* places) {
    std::sort(places->begin(), places->end());
    std::vector<int> result;
    for (const auto& place : *places) result.push_back(place.second);
    return result;
  };
  (*values)[kOrdinaryOrder] = OrderSlowly(seconds(&ordinary));
  double neighbours = 0;
  for (size_t k = 1; k < ordinary.size(); ++k) {
    const int step = ordinary[k].second - ordinary[k - 1].second;
    neighbours += ordinary[k].first - ordinary[k - 1].first <= 15 && step > 0 &&
                  step <= 20;
  }
  (*values)[kOrdinaryNeighbours] =
      neighbours /
      (0.5 * std::max<double>(1, std::min(a.size(), b.size())) / 20);
  (*values)[kNameOrder] = OrderSlowly(seconds(&named));
  (*values)[kLogOrderedNames] = std::log1p(named.size());
}

void DescribeChainsSlowly(const SlowStory& a, const SlowStory& b,
                          const SlowAlignment& alignment, Values* values) {
  auto has_number = [](const SlowStory& story, int begin, int end) {
    return std::any_of(story.begin() + begin, story.begin() + end,
                       [](const SlowWord& word) {
                         return word.word_class == WordClass::kNumber;
                       });
  };
  int longest = 0, conflicts = 0, numbers = 0;
  for (const auto& chain : alignment.chains) {
    longest = std::max<int>(
        longest, chain.back().a + chain.back().length - chain.front().a);
    for (size_t r = 0; r < chain.size(); ++r) {
      for (int z = 0; z < chain[r].length; ++z) {
        numbers += a[chain[r].a + z].word_class == WordClass::kNumber;
      }
      if (r == 0) continue;
      const int end_a = chain[r - 1].a + chain[r - 1].length;
      const int end_b = chain[r - 1].b + chain[r - 1].length;
      conflicts += chain[r].a - end_a <= 6 && chain[r].b - end_b <= 6 &&
                   has_number(a, end_a, chain[r].a) &&
                   has_number(b, end_b, chain[r].b);
    }
  }
  (*values)[kLongestChain] = std::log1p(longest);
  (*values)[kChains] = static_cast<double>(alignment.chains.size());
  (*values)[kNumberConflicts] = conflicts;
  (*values)[kMatchedNumbers] = numbers;
}

void MatchSentencesSlowly(const SlowStory& a, const SlowStory& b,
                          Values* values) {
  constexpr int kMax = 96;
  auto count = [=](const SlowStory& story) {
    return story.empty() ? 0 : std::min<int>(story.back().sentence + 1, kMax);
  };
  const int num_a = count(a), num_b = count(b);
  auto sentences = [](const SlowStory& story, int num) {
    std::vector<std::map<uint32_t, int>> words(num);  // word to rarity
    for (const SlowWord& word : story) {
      if (word.sentence < num) words[word.sentence][word.id] = word.rarity;
    }
    return words;
  };
  const auto words_a = sentences(a, num_a), words_b = sentences(b, num_b);
  const auto places_a = PlacesOfWords(a), places_b = PlacesOfWords(b);
  auto weight = [](const std::map<uint32_t, int>& words) {
    int sum = 0;
    for (const auto& [id, rarity] : words) sum += rarity;
    return sum;
  };
  // In the precision of the fast form, so that what ties there ties here.
  std::vector<std::vector<float>> dice(num_a, std::vector<float>(num_b, 0));
  for (int p = 0; p < num_a; ++p) {
    for (int q = 0; q < num_b; ++q) {
      int shared = 0;
      for (const auto& [id, rarity] : words_a[p]) {
        if (rarity <= 6 || !words_b[q].contains(id)) continue;
        if (std::min<size_t>(255, places_a.at(id).size()) *
                std::min<size_t>(255, places_b.at(id).size()) <=
            64) {
          shared += rarity;
        }
      }
      if (shared == 0) continue;
      dice[p][q] = static_cast<float>(2 * shared) /
                   static_cast<float>(weight(words_a[p]) + weight(words_b[q]));
    }
  }
  double mutual = 0, log_ratio = 0;
  for (int p = 0; p < num_a; ++p) {
    for (int q = 0; q < num_b; ++q) {
      const float value = dice[p][q];
      if (value <= 0.25f) continue;
      bool best = true;
      for (int z = 0; z < num_b; ++z) {
        best &= z < q ? dice[p][z] < value : dice[p][z] <= value;
      }
      for (int z = 0; z < num_a; ++z) {
        best &= z < p ? dice[z][q] < value : dice[z][q] <= value;
      }
      if (!best) continue;
      ++mutual;
      log_ratio += std::abs(std::log(static_cast<double>(weight(words_a[p])) /
                                     weight(words_b[q])));
    }
  }
  (*values)[kMutualSentences] = mutual / std::max(1, std::min(num_a, num_b));
  (*values)[kSentenceLengthRatio] = mutual == 0 ? 1.5 : log_ratio / mutual;
}

}  // namespace

SlowStory ReadSlowly(TokenView story, const FrequencyTable& table) {
  const size_t n = std::min<size_t>(story.size(), 4096);
  std::set<uint32_t> capital_inside;
  for (size_t i = 0; i < n; ++i) {
    if ((story.flags[i] & kCapital) && !(story.flags[i] & kInitial)) {
      capital_inside.insert(story.words[i]);
    }
  }
  SlowStory result;
  int sentence = 0;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t id = story.words[i];
    const uint8_t flags = story.flags[i];
    const int centizipf = table.Centizipf(id, flags, story.language);
    sentence += i > 0 && (flags & kSentenceStart);
    WordClass word_class = WordClass::kOrdinary;
    const bool name =
        (flags & kCapital) &&
        (!(flags & kInitial) || centizipf < 360 || capital_inside.contains(id));
    if (flags & kNumber) {
      word_class = WordClass::kNumber;
    } else if (centizipf >= 575) {
      word_class = WordClass::kFunction;
    } else if (name &&
               (story.language != Language::kGerman || centizipf < 360)) {
      word_class = WordClass::kName;
    }
    result.push_back({id, word_class, RarityBits20(centizipf),
                      (flags & kQuoted) != 0, sentence});
  }
  return result;
}

SlowAlignment AlignSlowly(const SlowStory& a, const SlowStory& b) {
  std::vector<SlowFragment> fragments = CutFragments(MatchCells(a, b));
  ScoreSlowly(&fragments);
  std::vector<int> order(fragments.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int x, int y) {
    return fragments[x].score > fragments[y].score;
  });
  SlowAlignment result = {{},
                          std::vector<bool>(a.size()),
                          std::vector<bool>(b.size()),
                          std::vector<bool>(a.size()),
                          std::vector<bool>(b.size())};
  std::vector<bool> used(fragments.size());
  for (const int last : order) {
    std::vector<int> path;
    int f = last;
    for (; f >= 0 && !used[f]; f = fragments[f].predecessor) path.push_back(f);
    const int own = fragments[last].score - (f >= 0 ? fragments[f].score : 0);
    if (own < 100) continue;
    std::vector<AlignedRun> chain;
    int score = 0;
    for (auto k = path.rbegin(); k != path.rend(); ++k) {
      const SlowFragment& fragment = fragments[*k];
      used[*k] = true;
      if (AnySet(result.covered_a, fragment.a, fragment.a + fragment.length) ||
          AnySet(result.covered_b, fragment.b, fragment.b + fragment.length)) {
        continue;
      }
      chain.push_back({static_cast<uint16_t>(fragment.a),
                       static_cast<uint16_t>(fragment.b),
                       static_cast<uint16_t>(fragment.length)});
      score += fragment.weight();
    }
    if (score < 100) continue;
    for (const AlignedRun& run : chain) {
      SetAll(run.a, run.a + run.length, &result.matched_a);
      SetAll(run.b, run.b + run.length, &result.matched_b);
    }
    SetAll(chain.front().a, chain.back().a + chain.back().length,
           &result.covered_a);
    SetAll(chain.front().b, chain.back().b + chain.back().length,
           &result.covered_b);
    result.chains.push_back(chain);
  }
  return result;
}

Values CompareSlowly(const SlowStory& a, const SlowStory& b,
                     const SlowAlignment& alignment) {
  Values values = {};
  CompareSetsSlowly(a, b, &values);
  CompareWordsSlowly(a, b, &values);
  DescribeChainsSlowly(a, b, alignment, &values);
  const SlowSide side_a =
      DescribeSlowly(a, b, alignment.matched_a, alignment.covered_a);
  const SlowSide side_b =
      DescribeSlowly(b, a, alignment.matched_b, alignment.covered_b);
  values[kOrdinaryMatched] =
      (side_a.ordinary_matched + side_b.ordinary_matched) / 2;
  SetBoth(side_a.tenths, side_b.tenths, kTenthsCoveredMin, &values);
  SetBoth(side_a.new_facts, side_b.new_facts, kNewMin, &values);
  values[kNewRelative] = (side_a.new_facts + side_b.new_facts) / 2 -
                         (side_a.new_ordinary + side_b.new_ordinary) / 2;
  SetBoth(side_a.coverage, side_b.coverage, kCoverageMin, &values);
  MatchSentencesSlowly(a, b, &values);
  return values;
}

}  // namespace neardup
