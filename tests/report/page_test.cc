#include "neardup/report/page.h"

#include <gmock/gmock.h>

#include "neardup/report/page_files.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(PageTest, ThePolicyNamesTheStyleAndEveryScriptAndNothingElse) {
  const std::string page = PageBegin("x");
  EXPECT_THAT(page, HasSubstr("default-src 'none'; img-src data:; style-src "
                              "'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe")));
  size_t hashes = 0;
  for (size_t at = 0; (at = page.find("'sha256-", at)) != std::string::npos;
       ++at) {
    // 32 bytes in base64.
    EXPECT_EQ(page.find('\'', at + 1) - at,
              std::string("'sha256-").size() + 44);
    ++hashes;
  }
  EXPECT_EQ(hashes, 1 + PageScripts().size());
}

TEST(PageTest, NoFileOfThePageCanEndItsElement) {
  for (const PageFile& file : PageScripts()) {
    EXPECT_THAT(file.text, Not(HasSubstr("</script")));
    EXPECT_THAT(file.text, Not(HasSubstr("<!--")));
    EXPECT_EQ(file.sha256.size(), 64u);
  }
  EXPECT_THAT(PageStyle().text, Not(HasSubstr("</style")));
}

TEST(PageTest, ATitleIsEscaped) {
  EXPECT_THAT(PageBegin("</title><script>"),
              HasSubstr("<title>&lt;/title&gt;&lt;script&gt;</title>"));
}

TEST(PageTest, DataIsNoScript) {
  EXPECT_THAT(PageData("index", "</script>"),
              HasSubstr("<script type=\"application/gzip\" id=\"index\">H4sI"));
}

TEST(PageTest, TheEndHoldsTheScriptsAsTheyAre) {
  const std::string end = PageEnd();
  for (const PageFile& file : PageScripts()) {
    EXPECT_THAT(end,
                HasSubstr("<script>" + std::string(file.text) + "</script>"));
  }
}

}  // namespace
}  // namespace neardup
