// What a made story is about: the names, numbers and telling words that it
// comes back to. Reports of one event share it; stories of one form differ in
// nothing else.

#ifndef BENCH_FEED_EVENT_H_
#define BENCH_FEED_EVENT_H_

#include <array>
#include <cstdint>
#include <string>

#include "feed/vocabulary.h"

namespace neardup {

struct Event {
  static constexpr uint32_t kPeople = 7;
  static constexpr uint32_t kPlaces = 4;
  static constexpr uint32_t kOrganisations = 4;
  static constexpr uint32_t kTellingWords = 28;
  static constexpr uint32_t kNumbers = 28;

  struct Person {
    uint32_t first;
    uint32_t last;
  };

  uint32_t topic;
  std::array<Person, kPeople> people;
  std::array<uint32_t, kPlaces> places;
  std::array<std::string, kOrganisations> organisations;
  std::array<Vocabulary::Word, kTellingWords> words;
  std::array<std::string, kNumbers> numbers;
};

// The event of a seed. Half of the people are regulars of its topic, the others
// anybody, by Zipf's law.
Event MakeEvent(const Vocabulary& vocabulary, uint64_t seed);

}  // namespace neardup

#endif  // BENCH_FEED_EVENT_H_
