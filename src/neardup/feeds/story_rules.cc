#include "neardup/feeds/story_rules.h"

#include <fmt/format.h>

#include <utility>

#include "neardup/feeds/markup.h"
#include "neardup/io/record_fields.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

void Repair(std::string* text) {
  if (FindInvalidUtf8(*text)) *text = ReplaceInvalidUtf8(*text);
}

}  // namespace

std::string CompleteStory(std::string_view name, size_t number,
                          StoryFields* story) {
  for (std::string* field :
       {&story->id, &story->url, &story->title, &story->text, &story->time,
        &story->source, &story->language}) {
    Repair(field);
  }
  for (Attribute& attribute : story->attributes) Repair(&attribute.value);
  if (IsBlank(story->text)) {
    if (IsBlank(story->title)) return "neither text nor title";
    story->text = story->title;
    story->title_only = true;
    story->Add("title_only", "true");
  }
  if (story->id.empty()) story->id = story->url;
  if (story->id.empty()) story->id = fmt::format("{}#{}", name, number);
  std::string host = HostOfUrl(story->source);
  if (host.empty() && story->source.empty()) host = HostOfUrl(story->url);
  if (!host.empty()) story->source = std::move(host);
  return "";
}

}  // namespace neardup
