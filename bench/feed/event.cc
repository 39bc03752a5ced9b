#include "feed/event.h"

#include "feed/random.h"

namespace neardup {
namespace {

constexpr uint32_t kRegulars = 60;  // of a topic

uint32_t PickName(uint32_t count, uint32_t topic, uint64_t purpose,
                  Random* random) {
  if (random->Chance(0.5)) return random->Zipf(count);
  const uint64_t regular = Mix(topic + purpose, random->Zipf(kRegulars));
  return static_cast<uint32_t>(regular % count);
}

std::string MakeOrganisation(const Vocabulary& vocabulary, uint32_t topic,
                             Random* random) {
  static constexpr const char* kSorts[] = {
      "Group", "Holdings", "University", "Institute", "Council",  "Bank",
      "Union", "Party",    "Foundation", "Agency",    "Airlines", "Hospital"};
  const bool of_place = random->Chance(0.4);
  const uint32_t count =
      of_place ? vocabulary.num_places() : vocabulary.num_last_names();
  const uint32_t at = PickName(count, topic, 300, random);
  std::string name(of_place ? vocabulary.Place(at) : vocabulary.LastName(at));
  return name + ' ' + kSorts[random->Below(std::size(kSorts))];
}

std::string MakeNumber(Random* random) {
  const double draw = random->Unit();
  if (draw < 0.3) return std::to_string(random->Between(2, 99));
  if (draw < 0.45) return std::to_string(random->Between(1950, 2026));
  if (draw < 0.6) return std::to_string(random->Between(100, 999));
  std::string fraction = std::to_string(random->Between(1, 60)) + '.' +
                         std::to_string(random->Below(10));
  if (draw < 0.75) return fraction + " percent";
  if (draw < 0.88) return "$" + fraction + " million";
  return std::to_string(random->Between(1, 99)) + ',' +
         std::to_string(random->Between(100, 999));
}

}  // namespace

Event MakeEvent(const Vocabulary& vocabulary, uint64_t seed) {
  Random random(Mix(seed, 11));
  Event event;
  event.topic = random.Zipf(Vocabulary::kTopics);
  for (Event::Person& person : event.people) {
    person.last =
        PickName(vocabulary.num_last_names(), event.topic, 0, &random);
    person.first = person.last % 7 == 0
                       ? random.Below(vocabulary.num_first_names())
                       : person.last % vocabulary.num_first_names();
  }
  for (uint32_t& place : event.places) {
    place = PickName(vocabulary.num_places(), event.topic, 600, &random);
  }
  for (std::string& name : event.organisations) {
    name = MakeOrganisation(vocabulary, event.topic, &random);
  }
  for (Vocabulary::Word& word : event.words) {
    word = random.Chance(0.4) ? vocabulary.TopicalWord(event.topic, &random)
                              : vocabulary.ContentWord(&random);
  }
  for (std::string& number : event.numbers) number = MakeNumber(&random);
  return event;
}

}  // namespace neardup
