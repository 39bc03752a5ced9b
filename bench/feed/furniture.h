// The lines that a source puts around all of its stories.

#ifndef BENCH_FEED_FURNITURE_H_
#define BENCH_FEED_FURNITURE_H_

#include <cstdint>
#include <string>

#include "feed/random.h"
#include "feed/vocabulary.h"

namespace neardup {

// "Strandale Courier"
std::string SourceName(const Vocabulary& vocabulary, uint32_t source);

// Every source has up to three lines that come before its stories and two to
// five after; each is there with probability `chance`. A line ends with or
// begins with the line break that parts it from the text.
void AppendHead(const Vocabulary& vocabulary, uint32_t source, double chance,
                Random* random, std::string* text);
void AppendFoot(const Vocabulary& vocabulary, uint32_t source, double chance,
                Random* random, std::string* text);

}  // namespace neardup

#endif  // BENCH_FEED_FURNITURE_H_
