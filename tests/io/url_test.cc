#include "neardup/io/url.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "neardup/io/url_rules.h"

namespace neardup {
namespace {

std::string Safe(std::string_view address) {
  const auto url = CanonicalUrl(address, UrlRules::BuiltIn());
  return url ? url->safe : "none";
}
std::string Lossy(std::string_view address) {
  const auto url = CanonicalUrl(address, UrlRules::BuiltIn());
  return url ? url->lossy : "none";
}
Url Of(std::string_view address) {
  return CanonicalUrl(address, UrlRules::BuiltIn()).value_or(Url());
}

struct Case {
  std::string_view address;
  std::string_view expected;
};

TEST(CanonicalUrl, SafeFormsAreThese) {
  const Case cases[] = {
      {"HTTP://Example.ORG:80", "http://example.org/"},
      {"https://example.org:443/a", "https://example.org/a"},
      {"https://example.org:8443/a", "https://example.org:8443/a"},
      {"https://example.org:/a", "https://example.org/a"},
      {"//example.org/a", "https://example.org/a"},
      {"  https://example.org/a\n", "https://example.org/a"},
      {"https://example.org/a\n/b", "https://example.org/a/b"},
      {"https://example.org/a#part", "https://example.org/a"},
      {"https://example.org/#!/a", "https://example.org/#!/a"},
      {"https://example.org/a/./b/../c", "https://example.org/a/c"},
      {"https://example.org/../../a/..", "https://example.org/"},
      {"https://example.org/a/", "https://example.org/a/"},
      {"https://example.org/%7ea%2fb%zz", "https://example.org/~a%2Fb%25zz"},
      {"https://example.org/na\u00EFve", "https://example.org/na%C3%AFve"},
      {"https://example.org/a b", "https://example.org/a%20b"},
      {"https://M\u00FCnchen.example/a", "https://xn--mnchen-3ya.example/a"},
      {"https://example.org./a", "https://example.org/a"},
      {"http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"},
      {"http://192.0.2.7/a", "http://192.0.2.7/a"},
      {"https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"},
      {"https://example.org/a?&&id=7&", "https://example.org/a?id=7"},
      {"https://example.org/a?", "https://example.org/a"},
      {"https://example.org/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z",
       "https://example.org/a?id=7"},
      {"https://example.org/a?gclid=x#c", "https://example.org/a"},
      // What may tell the story stays.
      {"https://example.org/a?source=7", "https://example.org/a?source=7"},
      {"https://example.org/a?cid=7", "https://example.org/a?cid=7"},
      {"https://Example.org/News", "https://example.org/News"},
  };
  for (const Case& one : cases) EXPECT_EQ(Safe(one.address), one.expected);
}

TEST(CanonicalUrl, LossyFormsAreThese) {
  const Case cases[] = {
      {"http://www.example.org/News/", "https://example.org/news"},
      {"https://m.example.org/news", "https://example.org/news"},
      {"https://www.m.example.org/news", "https://example.org/news"},
      {"https://amp.example.co.uk/news/amp", "https://example.co.uk/news"},
      {"https://www.example.org/news/amp/", "https://example.org/news"},
      // A mirror's name that is the site stays.
      {"https://m.co.uk/news", "https://m.co.uk/news"},
      {"https://sport.example.org/a", "https://sport.example.org/a"},
      {"https://example.org/a?source=x&ref=y&id=7&q=",
       "https://example.org/a?id=7"},
      {"https://example.org/a/index.html", "https://example.org/a"},
      {"https://example.org", "https://example.org"},
      {"https://web.archive.org/web/20250101/https://www.example.org/A?id=7",
       "https://example.org/a?id=7"},
      {"https://web.archive.org/web/20250101/http:/example.org/a",
       "https://example.org/a"},
      {"https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a",
       "https://example.org/a"},
      {"https://www.google.com/amp/s/www.example.org/a",
       "https://example.org/a"},
      {"https://nytimes.com/a?hp=1&id=2", "https://nytimes.com/a?id=2"},
      {"https://example.org/a?hp=1&id=2", "https://example.org/a?hp=1&id=2"},
  };
  for (const Case& one : cases) EXPECT_EQ(Lossy(one.address), one.expected);
}

TEST(CanonicalUrl, WhatIsNoAddressIsNone) {
  for (const std::string_view address :
       {"", " ", "example.org/a", "ftp://example.org/a", "mailto:a@example.org",
        "https:/example.org", "https://", "https:///a",
        "https://user@example.org/a", "https://user:key@example.org/a",
        "https://example.org:99x/a", "https://example.org:123456/a",
        "https://exa mple.org/", "https://a\x01.org/", "https://[::1/a",
        "https://[x]/a", "https://.org/a", "javascript:alert(1)"}) {
    EXPECT_EQ(Safe(address), "none") << address;
  }
  EXPECT_EQ(Safe("https://example.org/" + std::string(kMaxUrlBytes, 'a')),
            "none");
}

TEST(CanonicalUrl, FormsOfFormsAreThemselves) {
  for (const std::string_view address :
       {"HTTP://www.Example.org/%7ea/../b c?z=1&y=%2f&utm_id=3#x",
        "https://example.org/a//b/./c/", "https://example.org/?a&b=",
        "https://web.archive.org/web/2025/http://m.example.org/a/amp"}) {
    const Url url = Of(address);
    EXPECT_EQ(Safe(url.safe), url.safe);
    EXPECT_EQ(Lossy(url.lossy), url.lossy);
    EXPECT_EQ(Lossy(url.safe), url.lossy);
  }
}

TEST(CanonicalUrl, TheSiteIsByThePublicSuffixes) {
  EXPECT_EQ(Of("https://news.example.co.uk/a").site, "example.co.uk");
  EXPECT_EQ(Of("https://www.example.org/a").site, "example.org");
  EXPECT_EQ(Of("https://one.github.io/a").site, "one.github.io");
  EXPECT_EQ(Of("http://192.0.2.7/a").site, "192.0.2.7");
  EXPECT_EQ(Of("http://localhost/a").site, "localhost");
}

TEST(CanonicalUrl, FrontPagesAndShortLinksNameNoStory) {
  for (const std::string_view address :
       {"https://example.org", "https://example.org/", "https://example.org/en",
        "https://example.org/de-ch/", "https://bit.ly/3abc",
        "https://example.org/?utm_source=x"}) {
    EXPECT_FALSE(Of(address).names_story) << address;
  }
  for (const std::string_view address :
       {"https://example.org/?p=123", "https://example.org/2025/a",
        "https://example.org/a1", "https://example.org/#!/a",
        "https://example.org/En"}) {
    EXPECT_TRUE(Of(address).names_story) << address;
  }
}

TEST(UrlRules, WhatIsSaidOfAHostWins) {
  const auto rules = UrlRules::Parse(
      "# made up\n"
      "track\t*\tfrom\n"
      "keep\texample.org\tFrom\r\n"
      "\n"
      "track\texample.org\tx*\n"
      "mirror\t*\twap\n");
  ASSERT_TRUE(rules.ok());
  EXPECT_EQ(rules->Meaning("a.example.org", "from"), ParameterMeaning::kStory);
  EXPECT_EQ(rules->Meaning("an-example.org", "FROM"),
            ParameterMeaning::kTracking);
  EXPECT_EQ(rules->Meaning("example.org", "xyz"), ParameterMeaning::kTracking);
  EXPECT_EQ(rules->Meaning("example.net", "xyz"), ParameterMeaning::kStory);
  EXPECT_TRUE(rules->IsMirror("wap"));
  EXPECT_FALSE(rules->IsMirror("www"));
}

TEST(UrlRules, SaysWhichLineIsNoRule) {
  for (const std::string_view text :
       {"track\t*\tx\ntrack *\ty\n", "\nmaybe\t*\tx", "\ntrack\t\tx",
        "\ntrack\t*\t", "\ntrack\t*\tx\ty"}) {
    const auto rules = UrlRules::Parse(text);
    ASSERT_FALSE(rules.ok()) << text;
    EXPECT_EQ(rules.status().message().substr(0, 7), "line 2:");
  }
}

}  // namespace
}  // namespace neardup
