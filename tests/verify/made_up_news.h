// News of places and people that do not exist, for tests of the verdict.

#ifndef NEARDUP_TESTS_VERIFY_MADE_UP_NEWS_H_
#define NEARDUP_TESTS_VERIFY_MADE_UP_NEWS_H_

#include <string_view>

namespace neardup {

// The original article: a flood, 200 words.
inline constexpr std::string_view kFlood =
    R"(The harbour town of Veldmoor was cut off from the mainland on Tuesday after the river Ashe burst its banks for the second time this winter and swept away the only road bridge, officials said.
More than 1,400 residents of the lower quarter were taken to schools and church halls during the night, according to Mayor Ingrid Tallow, who called the damage the worst since the storm of 1987.
Two fishermen who had tried to move their boats were missing on Wednesday morning, and a search by the coastguard was suspended at dusk because of strong winds.
Engineers of the county council had warned as early as October that the piers of the bridge were being undermined, but a repair for 3.2 million crowns was put off until spring to save money.
"We asked for help three times and we were told to wait," said Tallow, who has led the town for eleven years.
A spokesman of the county, Bram Oskel, said that the council regretted the delay and would publish all reports within a week.
Ferries are to carry food and medicine to the town from Thursday, and the army has promised a temporary crossing by the end of the month.
Forecasters expect further rain at the weekend, though less than has fallen so far.)";

// kFlood after an editor: a new lead, a few other words, one paragraph cut.
inline constexpr std::string_view kFloodEdited =
    R"(VELDMOOR - The harbour town of Veldmoor was cut off from the mainland on Tuesday after the river Ashe burst its banks for the second time this winter and swept away the only road bridge, authorities said.
More than 1,400 residents of the lower quarter were taken to schools and church halls overnight, according to Mayor Ingrid Tallow, who called the damage the worst since the storm of 1987.
Two fishermen who had tried to move their boats were missing on Wednesday morning, and a search by the coastguard was suspended at dusk because of strong winds.
Engineers of the county council had warned as early as October that the piers of the bridge were being undermined, but a repair for 3.2 million crowns was put off until spring to save money.
"We asked for help three times and we were told to wait," said Tallow, who has led the town for eleven years.
A spokesman of the county, Bram Oskel, said the council regretted the delay and would publish all reports within a week.
Ferries are to carry food and medicine to the town from Thursday, and the army has promised a temporary crossing by the end of the month.)";

// Two paragraphs of kFlood.
inline constexpr std::string_view kFloodExcerpt =
    R"(More than 1,400 residents of the lower quarter were taken to schools and church halls during the night, according to Mayor Ingrid Tallow, who called the damage the worst since the storm of 1987.
Two fishermen who had tried to move their boats were missing on Wednesday morning, and a search by the coastguard was suspended at dusk because of strong winds.)";

// kFlood reworded sentence by sentence; about half of the words stay.
inline constexpr std::string_view kFloodRewrite =
    R"(The port town of Veldmoor was severed from the mainland on Tuesday when the river Ashe overflowed its banks for the second time this winter and carried off the sole road bridge, authorities reported.
Over 1,400 inhabitants of the lower quarter were brought to schools and parish halls in the night, said Mayor Ingrid Tallow, describing the destruction as the worst since the 1987 storm.
Two fishermen who had attempted to move their vessels remained missing on Wednesday morning, while a coastguard search was halted at nightfall owing to strong winds.
County council engineers had cautioned already in October that the piers of the bridge were being eroded, yet a repair costing 3.2 million crowns was postponed until spring to cut spending.
"We requested help three times and we were told to wait," stated Tallow, who has governed the town for eleven years.
Bram Oskel, a spokesman of the county, said the council was sorry for the delay and would release all reports within one week.
Ferries will bring food and medicine to the town from Thursday, and the army has pledged a makeshift crossing by the close of the month.
Meteorologists predict more rain at the weekend, although less than has come down until now.)";

// Another reporter on the same flood.
inline constexpr std::string_view kFloodReport =
    R"(When Marta Quill woke before dawn, the water stood at her kitchen window. "I heard the dog first, then a noise like a train," the retired teacher said in a gymnasium that now houses 300 people from Veldmoor.
Her street is one of dozens lost to the Ashe, which has turned much of this coast into a lake.
Rescue teams in rubber boats went from house to house on Wednesday, and helicopters lifted patients from the small hospital on Gannet Hill.
At least two men are still unaccounted for. The coastguard believes they were aboard a trawler that was found drifting empty near the lighthouse.
Anger is growing about the collapsed bridge. Opposition leaders in the county assembly demanded to know why no work had been done in autumn, and the minister for transport, Joris Hamm, flew in to see the ruins.
Insurers put the first losses at 60 million crowns, a figure likely to rise.
For now the shops are shut, power comes from generators, and mobile telephones work only on high ground.
Mayor Ingrid Tallow has asked volunteers from outside to stay away until boats can land safely.)";

// A daily form, and the same form another day.
inline constexpr std::string_view kWeatherMonday =
    R"(Weather for Norrick and the islands. Monday 4 March. Minimum temperature 3 degrees, maximum 9 degrees. Wind from the west at 22 kilometres an hour, gusts up to 41. Chance of rain 60 percent, expected rainfall 5 millimetres. Sunrise at 6.52, sunset at 17.58. Water temperature at Port Lorne 6 degrees. High tide at 3.14 and 15.40. Pollen count low for hazel. Road warning for the Crane Pass: black ice until 9 in the morning. Outlook for Tuesday: cloudy with showers, highest 11 degrees.)";
inline constexpr std::string_view kWeatherFriday =
    R"(Weather for Norrick and the islands. Friday 19 July. Minimum temperature 14 degrees, maximum 27 degrees. Wind from the south at 8 kilometres an hour, gusts up to 19. Chance of rain 10 percent, expected rainfall 0 millimetres. Sunrise at 5.01, sunset at 21.33. Water temperature at Cape Hallam 18 degrees. High tide at 7.45 and 20.02. Pollen count high for grasses. Road warning for the Dunmore Tunnel: roadworks until 4 in the afternoon. Outlook for Saturday: sunny with haze, highest 31 degrees.)";

// Something else altogether.
inline constexpr std::string_view kChess =
    R"(Sixteen-year-old Pelle Andrik became the youngest champion in the history of the Sundby chess open when he drew his last game with a quiet knight ending on Sunday.
The schoolboy, seeded only ninth, had beaten three grandmasters in a row and needed half a point.
His coach, Liv Marren, said that he studies old endgame books on the bus.
The prize of 9,000 marks will pay for a trip to the junior league in Korvala, where he hopes to meet his idol.
Second place went to the veteran Otto Brandeis, who won the open four times in the nineties and praised the nerve of the winner.
Next year the tournament moves to a larger hall, the organisers announced, since every seat was taken on the final day.)";

}  // namespace neardup

#endif  // NEARDUP_TESTS_VERIFY_MADE_UP_NEWS_H_
