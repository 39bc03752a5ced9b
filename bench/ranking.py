"""How good a score is: as a ranking, and as a probability.

The ranking figures are those of `neardup eval` (src/neardup/eval/ranking.h),
here for scores that are not neardup's.
"""

import bisect
import math


def area(positives, negatives):
    """Area under the ROC curve, a tie counting one half; None without two sides."""
    if not positives or not negatives:
        return None
    ordered = sorted(negatives)
    twice_won = sum(bisect.bisect_left(ordered, score) + bisect.bisect_right(ordered, score)
                    for score in positives)
    return twice_won / 2 / len(positives) / len(negatives)


def recall_at(positives, negatives, rate):
    """Greatest share of positives above a threshold that at most rate of the negatives reach.

    Ties count against the score. With fewer than 1 / rate negatives none may pass.
    """
    if not positives or not negatives:
        return None
    allowed = math.floor(rate * len(negatives) + 1e-9)
    if allowed >= len(negatives):
        return 1.0
    kept_out = sorted(negatives, reverse=True)[allowed]
    return sum(score > kept_out for score in positives) / len(positives)


def reliability(scores, truths, bins=10):
    """(count, mean score, share that is true) of each of `bins` equal parts of [0, 1].

    A score on a border belongs to the part above it, 1 to the last. Parts without scores have
    a count of 0 and None twice.
    """
    parts = [[] for _ in range(bins)]
    for score, truth in zip(scores, truths, strict=True):
        parts[min(int(score * bins), bins - 1)].append((score, bool(truth)))
    return [(len(part),
             sum(score for score, _ in part) / len(part) if part else None,
             sum(truth for _, truth in part) / len(part) if part else None) for part in parts]


def calibration_error(scores, truths, bins=10):
    """Expected calibration error: mean distance of score and share over the parts, by count."""
    if not scores:
        return None
    return sum(count * abs(mean - share)
               for count, mean, share in reliability(scores, truths, bins) if count) / len(scores)
