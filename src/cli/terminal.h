// What the program says to a person: on stderr, in colour on a terminal.

#ifndef NEARDUP_CLI_TERMINAL_H_
#define NEARDUP_CLI_TERMINAL_H_

#include <string>
#include <string_view>

namespace neardup {

enum class Color { kPlain, kBold, kDim, kRed, kGreen, kYellow, kBlue, kCyan };

// Whether to colour what goes to `fd`: "always", "never", or "auto" for a
// terminal that is not dumb and NO_COLOR not set (https://no-color.org).
bool UseColor(std::string_view when, int fd);

// `text` in a colour, or as it is.
std::string Paint(std::string_view text, Color color, bool use_color);

// Columns of the terminal at `fd`; 100 if it is none or does not say.
int TerminalWidth(int fd);

// Display columns of valid UTF-8: wide East Asian characters take two, marks
// that combine none.
int DisplayWidth(std::string_view text);

// The beginning of `text` in at most `columns`, with an ellipsis if cut, padded
// with spaces to the full width when `pad`. Line breaks and control characters
// become spaces, so that nothing from a feed can move the cursor.
std::string Fit(std::string_view text, int columns, bool pad);

// `text` without control characters, for showing.
std::string Printable(std::string_view text);

// Writes to stderr at once.
void Say(std::string_view text);

}  // namespace neardup

#endif  // NEARDUP_CLI_TERMINAL_H_
