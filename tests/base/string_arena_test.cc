#include "neardup/base/string_arena.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace neardup {
namespace {

TEST(StringArena, CopiesStayGoodWhenItGrowsAndMoves) {
  StringArena arena;
  std::vector<std::string> texts;
  std::vector<std::string_view> copies;
  for (size_t i = 0; i < 3000; ++i) {
    texts.push_back(std::string(i % 400, 'a' + static_cast<char>(i % 26)));
    copies.push_back(arena.Copy(texts.back()));
  }
  texts.push_back(std::string(100'000, 'z'));
  copies.push_back(arena.Copy(texts.back()));
  const StringArena moved = std::move(arena);
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(copies[i], texts[i]);
    EXPECT_TRUE(texts[i].empty() || copies[i].data() != texts[i].data());
  }
}

}  // namespace
}  // namespace neardup
