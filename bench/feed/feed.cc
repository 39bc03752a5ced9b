#include "feed/feed.h"

#include <algorithm>

#include "feed/copies.h"
#include "feed/furniture.h"
#include "feed/random.h"

namespace neardup {
namespace {

constexpr int64_t kFirstTime = 1735689600;  // 2025-01-01
constexpr int64_t kSecondsApart = 2;
constexpr double kMinWords = 40;
constexpr double kMaxWords = 8000;
// Of the words of a form, those that differ from story to story.
constexpr double kFewestFormFacts = 0.15;
constexpr double kMostFormFacts = 0.4;
constexpr size_t kTitleWords = 9;

enum Purpose : uint64_t { kProse = 21, kCopy, kLength, kSource, kLines };

}  // namespace

Feed::Feed(const Vocabulary& vocabulary, const FeedOptions& options)
    : vocabulary_(vocabulary),
      options_(options),
      plan_(options.seed, options.rates) {}

uint64_t Feed::SeedOf(uint64_t at) const {
  return Mix(Mix(options_.seed, 20), at);
}

uint32_t Feed::NumWordsOf(uint64_t at) const {
  Random random(Mix(SeedOf(at), kLength));
  const double words = options_.median_words * random.LogNormal(options_.sigma);
  return static_cast<uint32_t>(std::clamp(words, kMinWords, kMaxWords));
}

uint32_t Feed::SourceOf(uint64_t at) const {
  return Random(Mix(SeedOf(at), kSource)).Zipf(options_.num_sources);
}

Event Feed::EventOf(uint64_t at) const {
  return MakeEvent(vocabulary_, SeedOf(at));
}

Draft Feed::DraftOf(uint64_t at, uint32_t topic) const {
  Random random(Mix(SeedOf(at), kProse));
  Style style{topic, NumWordsOf(at)};
  if (plan_.KindOf(at) == Kind::kTemplate) {
    style.fact_share =
        kFewestFormFacts + (kMostFormFacts - kFewestFormFacts) * random.Unit();
  }
  return WriteProse(vocabulary_, style, &random);
}

Draft Feed::CopyOf(uint64_t at, Kind kind, const Draft& original,
                   uint32_t topic) const {
  Random random(Mix(SeedOf(at), kCopy));
  switch (kind) {
    case Kind::kEdit:
      return EditWords(vocabulary_, original, 0.003 + 0.017 * random.Unit(),
                       &random);
    case Kind::kVersion:
      return MakeVersion(vocabulary_, original, topic, &random);
    case Kind::kExcerpt:
      return MakeExcerpt(vocabulary_, original, topic, &random);
    case Kind::kRewrite:
      return MakeRewrite(vocabulary_, original, &random);
    default:
      return original;
  }
}

void Feed::Write(uint64_t at, FeedStory* story) const {
  const Kind kind = plan_.KindOf(at);
  const uint64_t origin = plan_.OriginOf(at);
  const bool reported = kind == Kind::kReport;
  const bool form = kind == Kind::kTemplate;
  const Event event = EventOf(form ? at : origin);
  // A form keeps its topic, whatever event is put into it.
  const uint32_t topic = form ? EventOf(origin).topic : event.topic;
  const Draft written = DraftOf(reported ? at : origin, topic);
  const Draft draft = CopyOf(at, kind, written, topic);

  story->kind = kind;
  story->origin = origin;
  story->time = kFirstTime + kSecondsApart * static_cast<int64_t>(at);
  const uint32_t source = SourceOf(at);
  story->source = SourceName(vocabulary_, source);
  const bool curly = source % 3 == 0;
  story->title.clear();
  const size_t title_words = std::min(draft.size(), kTitleWords);
  AppendText(vocabulary_, event, std::span(draft).first(title_words), curly,
             &story->title);
  story->text.clear();
  // A repost is the same text to the byte: furniture and all.
  const bool repost = kind == Kind::kRepost;
  const uint64_t dressed = repost ? origin : at;
  const uint32_t wearer = repost ? SourceOf(origin) : source;
  Random lines(Mix(SeedOf(dressed), kLines));
  AppendHead(vocabulary_, wearer, options_.furniture, &lines, &story->text);
  AppendText(vocabulary_, event, draft, repost ? wearer % 3 == 0 : curly,
             &story->text);
  AppendFoot(vocabulary_, wearer, options_.furniture, &lines, &story->text);
}

}  // namespace neardup
