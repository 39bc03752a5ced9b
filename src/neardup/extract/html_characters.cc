#include "neardup/extract/html_characters.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace neardup {
namespace {

constexpr size_t kLongestName = 8;  // thetasym
constexpr uint32_t kReplacement = 0xFFFD;

// What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index-windows-1252).
constexpr std::array<uint16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool IsAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// -1 when `c` is no digit of that base.
int DigitValue(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 32);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void AppendUtf8(uint32_t code, std::string* out) {
  const auto put = [out](uint32_t byte) { *out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 63));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 63));
    put(0x80 | (code & 63));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 63));
    put(0x80 | (code >> 6 & 63));
    put(0x80 | (code & 63));
  }
}

uint32_t ReferredCharacter(uint32_t number) {
  if (number >= 0x80 && number < 0xA0) return kWindows1252[number - 0x80];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
    return kReplacement;
  return number;
}

// Decodes "&#..." at the front of `html`; returns its length, 0 if it is none.
size_t DecodeNumber(std::string_view html, std::string* out) {
  size_t at = 2;
  int base = 10;
  if (at < html.size() && (html[at] | 32) == 'x') {
    base = 16;
    ++at;
  }
  const size_t first = at;
  uint32_t number = 0;
  for (; at < html.size(); ++at) {
    const int digit = DigitValue(html[at], base);
    if (digit < 0) break;
    if (number <= 0x10FFFF) number = number * base + digit;
  }
  if (at == first) return 0;
  AppendUtf8(ReferredCharacter(number), out);
  return at + (at < html.size() && html[at] == ';');
}

struct CommonName {
  std::string_view name;
  uint32_t code;
  bool needs_semicolon;
};
constexpr CommonName kCommonNames[] = {
    {"amp", '&', false},     {"quot", '"', false},    {"nbsp", 0xA0, false},
    {"lt", '<', false},      {"gt", '>', false},      {"apos", '\'', true},
    {"rsquo", 0x2019, true}, {"ldquo", 0x201C, true}, {"rdquo", 0x201D, true},
    {"ndash", 0x2013, true}, {"mdash", 0x2014, true}, {"hellip", 0x2026, true}};

// 0 if the name means nothing.
uint32_t NamedCharacter(std::string_view name, bool has_semicolon) {
  for (const CommonName& common : kCommonNames) {
    if (common.name == name)
      return has_semicolon || !common.needs_semicolon ? common.code : 0;
  }
  if (!has_semicolon) return 0;
  std::array<xmlChar, kLongestName + 1> terminated = {};
  std::memcpy(terminated.data(), name.data(), name.size());
  const htmlEntityDesc* entity = htmlEntityLookup(terminated.data());
  return entity == nullptr ? 0 : entity->value;
}

// Decodes "&name;" at the front of `html`; returns its length, 0 if it is none.
size_t DecodeName(std::string_view html, std::string* out) {
  size_t at = 1;
  while (at < html.size() && at <= kLongestName && IsAlphanumeric(html[at]))
    ++at;
  if (at == 1) return 0;
  const bool has_semicolon = at < html.size() && html[at] == ';';
  // A link's "?a=1&amp=2" is no reference.
  if (!has_semicolon && at < html.size() &&
      (html[at] == '=' || IsAlphanumeric(html[at])))
    return 0;
  const uint32_t code = NamedCharacter(html.substr(1, at - 1), has_semicolon);
  if (code == 0) return 0;
  AppendUtf8(code, out);
  return at + has_semicolon;
}

}  // namespace

void AppendDecodedHtml(std::string_view html, std::string* out) {
  while (true) {
    const size_t plain = html.find('&');
    out->append(html.substr(0, plain));
    if (plain == std::string_view::npos) return;
    html.remove_prefix(plain);
    const bool numeric = html.size() > 1 && html[1] == '#';
    size_t length = numeric ? DecodeNumber(html, out) : DecodeName(html, out);
    if (length == 0) {
      *out += '&';
      length = 1;
    }
    html.remove_prefix(length);
  }
}

std::string DecodedHtml(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  AppendDecodedHtml(html, &out);
  return out;
}

}  // namespace neardup
