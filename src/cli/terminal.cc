#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace neardup {
namespace {

int CharacterWidth(UChar32 c) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
      type == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Control characters and those that change the direction of text.
bool IsHarmful(UChar32 c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

// Calls body(character, begin, end) for every character; stops when it says so.
template <typename Body>
void ForEachCharacter(std::string_view text, Body body) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size =
      static_cast<int32_t>(std::min<size_t>(text.size(), 1 << 30));
  for (int32_t i = 0; i < size;) {
    const int32_t begin = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    if (!body(c, begin, i)) return;
  }
}

}  // namespace

bool UseColor(std::string_view when, int fd) {
  if (when != "auto") return when == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(fd) && (no_color == nullptr || *no_color == '\0') &&
         (term == nullptr || std::string_view(term) != "dumb");
}

std::string Paint(std::string_view text, Color color, bool use_color) {
  static constexpr const char* kCodes[] = {"",   "1",  "2",  "31",
                                           "32", "33", "34", "36"};
  if (!use_color || color == Color::kPlain) return std::string(text);
  std::string painted = "\033[";
  painted += kCodes[static_cast<int>(color)];
  painted += 'm';
  painted += text;
  painted += "\033[0m";
  return painted;
}

int TerminalWidth(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  ForEachCharacter(text, [&](UChar32 c, int32_t, int32_t) {
    width += CharacterWidth(c);
    return true;
  });
  return width;
}

std::string Printable(std::string_view text) {
  std::string shown;
  ForEachCharacter(text, [&](UChar32 c, int32_t begin, int32_t end) {
    if (IsHarmful(c)) {
      shown += ' ';
    } else {
      shown += text.substr(begin, end - begin);
    }
    return true;
  });
  return shown;
}

std::string Fit(std::string_view text, int columns, bool pad) {
  std::string shown = Printable(text.substr(0, 4096));
  int width = DisplayWidth(shown);
  if (width > columns) {
    int32_t cut = 0;
    width = 0;
    ForEachCharacter(shown, [&](UChar32 c, int32_t, int32_t end) {
      if (width + CharacterWidth(c) > columns - 1) return false;
      width += CharacterWidth(c);
      cut = end;
      return true;
    });
    shown.resize(cut);
    shown += "…";
    ++width;
  }
  if (pad) shown.append(std::max(0, columns - width), ' ');
  return shown;
}

void Say(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace neardup
