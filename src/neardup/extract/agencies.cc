#include "neardup/extract/agencies.h"

#include <algorithm>
#include <functional>
#include <span>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

struct Agency {
  std::string_view alias;
  std::string_view name;
};

constexpr Agency kAgencies[] = {
    {"AA", "Anadolu"},
    {"AAP", "AAP"},
    {"AFP", "AFP"},
    {"AFX", "AFX"},
    {"AGI", "AGI"},
    {"ANI", "ANI"},
    {"ANP", "ANP"},
    {"ANSA", "ANSA"},
    {"AP", "AP"},
    {"APA", "APA"},
    {"ATS", "Keystone-ATS"},
    {"Adnkronos", "Adnkronos"},
    {"Ag\u00EAncia Brasil", "Ag\u00EAncia Brasil"},
    {"Anadolu", "Anadolu"},
    {"Anadolu Agency", "Anadolu"},
    {"Ansa", "ANSA"},
    {"Askanews", "Askanews"},
    {"Associated Press", "AP"},
    {"Belga", "Belga"},
    {"Bloomberg", "Bloomberg"},
    {"CNN", "CNN"},
    {"CP", "Canadian Press"},
    {"Canadian Press", "Canadian Press"},
    {"DPA", "dpa"},
    {"EFE", "EFE"},
    {"EUROPA PRESS", "Europa Press"},
    {"Efe", "EFE"},
    {"Estad\u00E3o Conte\u00FAdo", "Estad\u00E3o Conte\u00FAdo"},
    {"Europa Press", "Europa Press"},
    {"Folhapress", "Folhapress"},
    {"IANS", "IANS"},
    {"Interfax", "Interfax"},
    {"Jiji", "Jiji"},
    {"Jiji Press", "Jiji"},
    {"KNA", "KNA"},
    {"Keystone-ATS", "Keystone-ATS"},
    {"Keystone-SDA", "Keystone-SDA"},
    {"Kyodo", "Kyodo"},
    {"Kyodo News", "Kyodo"},
    {"LaPresse", "LaPresse"},
    {"Lusa", "Lusa"},
    {"NTB", "NTB"},
    {"Notimex", "Notimex"},
    {"PA", "PA"},
    {"PA Media", "PA"},
    {"PAP", "PAP"},
    {"PTI", "PTI"},
    {"Press Association", "PA"},
    {"Press Trust of India", "PTI"},
    {"RIA Novosti", "RIA Novosti"},
    {"Reuters", "Reuters"},
    {"Ritzau", "Ritzau"},
    {"SDA", "Keystone-SDA"},
    {"SID", "SID"},
    {"TASS", "TASS"},
    {"T\u00E9lam", "T\u00E9lam"},
    {"UPI", "UPI"},
    {"Xinhua", "Xinhua"},
    {"Yonhap", "Yonhap"},
    {"afp", "AFP"},
    {"dapd", "dapd"},
    {"dpa", "dpa"},
    {"dpa-AFX", "dpa-AFX"},
    {"dts", "dts"},
    {"dts Nachrichtenagentur", "dts"},
    {"epd", "epd"},
    {"ots", "ots"},
    {"sda", "Keystone-SDA"},
};

// What may stand before the name in a credit, in lower case.
constexpr std::string_view kCreditHeads[] = {
    "\u00A9",   "copyright", "source:", "quelle:", "quellen:", "source :",
    "fonte:",   "fuente:",   "by the",  "by",      "von",      "par",
    "por",      "di",        "da",      "with",    "mit",      "avec",
    "con",      "com",       "from",    "via",     "the",      "(c)",
    "agencia",  "agência",   "agenzia", "agence",  "agentur:", "agency:",
    "redazione"};

constexpr std::string_view kMonths[] = {
    "jan",       "january",   "januar",        "j\u00E4nner",  "janvier",
    "enero",     "ene",       "gennaio",       "gen",          "janeiro",
    "feb",       "february",  "februar",       "f\u00E9vrier", "febrero",
    "febbraio",  "fev",       "fevereiro",     "f\u00E9v",     "mar",
    "march",     "m\u00E4rz", "mars",          "marzo",        "mar\u00E7o",
    "apr",       "april",     "avril",         "avr",          "abr",
    "abril",     "aprile",    "may",           "mai",          "mayo",
    "maggio",    "mag",       "maio",          "jun",          "june",
    "juni",      "juin",      "junio",         "giugno",       "giu",
    "junho",     "jul",       "july",          "juli",         "juillet",
    "julio",     "luglio",    "lug",           "julho",        "aug",
    "august",    "ao\u00FBt", "agosto",        "ago",          "sep",
    "sept",      "september", "septembre",     "septiembre",   "settembre",
    "set",       "setembro",  "oct",           "okt",          "october",
    "oktober",   "octobre",   "octubre",       "ottobre",      "ott",
    "out",       "outubro",   "nov",           "november",     "novembre",
    "noviembre", "novembro",  "dec",           "dez",          "dic",
    "december",  "dezember",  "d\u00E9cembre", "diciembre",    "dicembre",
    "dezembro"};

constexpr std::string_view kPlaceParticles[] = {
    "al",  "am",  "an",  "and", "auf",  "bei", "da",  "das",   "de",   "del",
    "den", "der", "des", "di",  "do",   "dos", "du",  "e",     "en",   "et",
    "in",  "im",  "la",  "las", "le",   "les", "los", "near",  "ob",   "of",
    "on",  "sur", "the", "und", "upon", "vor", "y",   "della", "dell", "saint"};

// Whether `word` is one of `words`, none of which is empty, once its letters
// are those that `letter` makes of them. Nearly all words differ in size or
// first letter.
template <typename Letter>
bool IsOneOf(std::string_view word, std::span<const std::string_view> words,
             Letter letter) {
  if (word.empty()) return false;
  const char first = letter(word[0]);
  return std::ranges::any_of(words, [&](std::string_view other) {
    return other.size() == word.size() && other[0] == first &&
           std::ranges::equal(word, other, {}, letter);
  });
}

char UpperAscii(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Without white space and full stops at both ends, and brackets around.
std::string_view Bare(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t.,([-*");
  if (begin == text.npos) return {};
  const size_t end = text.find_last_not_of(" \t.,)]-*");
  return end < begin ? std::string_view() : text.substr(begin, end + 1 - begin);
}

std::string_view Exactly(std::string_view name) {
  for (const Agency& agency : kAgencies) {
    if (name.size() != agency.alias.size()) continue;
    // Of both cases of a letter.
    if ((name[0] | 0x20) != (agency.alias[0] | 0x20)) continue;
    if (name == agency.alias) return agency.name;
    // Short names in capitals are those of the list.
    if (name.size() > 4 &&
        std::ranges::equal(name, agency.alias, {}, {}, UpperAscii)) {
      return agency.name;
    }
  }
  return {};
}

}  // namespace

std::string_view AgencyNamed(std::string_view name) {
  name = Bare(name);
  const std::string_view whole = Exactly(name);
  if (!whole.empty()) return whole;
  return Exactly(Bare(name.substr(0, name.find_first_of("/,"))));
}

std::string_view AgencyOfCredit(std::string_view line) {
  constexpr size_t kMostCredit = 60;
  if (line.size() > kMostCredit) return {};
  line = Bare(line);
  // "Source: with AFP" has two.
  for (int heads = 0; heads < 3; ++heads) {
    for (const std::string_view head : kCreditHeads) {
      if (line.size() <= head.size() || line[head.size()] != ' ' ||
          !EqualsInAnyCase(line.substr(0, head.size()), head)) {
        continue;
      }
      const std::string_view rest = line.substr(head.size());
      line = Bare(rest);
      break;
    }
  }
  if (line.starts_with("dpa-infocom")) return "dpa";
  return AgencyNamed(line);
}

bool IsMonth(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  return IsOneOf(word, kMonths, [](char c) { return LowerAscii(c); });
}

bool IsPlaceParticle(std::string_view word) {
  return IsOneOf(word, kPlaceParticles, std::identity());
}

}  // namespace neardup
