// make_feed --stories N -o DIR [--seed N] [--RATE SHARE ...]: a made feed of
// news, DIR/feed.jsonl, and what was made from what, DIR/truth.tsv.
//
// The same flags give the same bytes. A feed of N stories is how a feed of more
// begins. truth.tsv has a line `id1 id2 label` for every story that follows
// another: its origin, itself, and exact, near, version, partial, rewrite (all
// copies), template or same-event (no copies). Copies of one story are copies
// of each other.

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "feed/feed.h"
#include "feed/vocabulary.h"

namespace neardup {
namespace {

struct Flags {
  uint64_t num_stories = 100000;
  std::string output;
  std::string words = NEARDUP_FEED_WORDS;
  FeedOptions feed;
};

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File Create(const std::filesystem::path& path) {
  File file(std::fopen(path.c_str(), "wb"), &std::fclose);
  if (file) std::setvbuf(file.get(), nullptr, _IOFBF, 1 << 20);
  return file;
}

std::string IdOf(uint64_t at) {
  char id[24];
  std::snprintf(id, sizeof(id), "s%08llu", static_cast<unsigned long long>(at));
  return id;
}

std::string DateOf(int64_t time) {
  const std::time_t seconds = time;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char date[32];
  std::strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return date;
}

void AddField(const char* name, const std::string& value,
              rapidjson::Writer<rapidjson::StringBuffer>* writer) {
  writer->Key(name);
  writer->String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void WriteLine(uint64_t at, const FeedStory& story, std::FILE* file,
               rapidjson::StringBuffer* buffer) {
  buffer->Clear();
  rapidjson::Writer<rapidjson::StringBuffer> writer(*buffer);
  writer.StartObject();
  AddField("id", IdOf(at), &writer);
  AddField("title", story.title, &writer);
  AddField("text", story.text, &writer);
  AddField("source", story.source, &writer);
  AddField("date", DateOf(story.time), &writer);
  writer.EndObject();
  buffer->Put('\n');
  std::fwrite(buffer->GetString(), 1, buffer->GetSize(), file);
}

// False if a file cannot be written.
bool MakeFeed(const Vocabulary& vocabulary, const Flags& flags) {
  const std::filesystem::path directory(flags.output);
  std::error_code ignored;
  std::filesystem::create_directories(directory, ignored);
  const File lines = Create(directory / "feed.jsonl");
  const File truth = Create(directory / "truth.tsv");
  if (!lines || !truth) return false;
  std::fputs("id1\tid2\tlabel\n", truth.get());
  const Feed feed(vocabulary, flags.feed);
  FeedStory story;
  rapidjson::StringBuffer buffer;
  for (uint64_t at = 0; at < flags.num_stories; ++at) {
    feed.Write(at, &story);
    WriteLine(at, story, lines.get(), &buffer);
    if (story.origin == at) continue;
    std::fprintf(truth.get(), "%s\t%s\t%s\n", IdOf(story.origin).c_str(),
                 IdOf(at).c_str(), std::string(LabelOf(story.kind)).c_str());
  }
  std::fflush(lines.get());
  std::fflush(truth.get());
  return !std::ferror(lines.get()) && !std::ferror(truth.get());
}

void AddFlags(CLI::App* app, Flags* flags) {
  app->add_option("--stories", flags->num_stories, "how many")
      ->capture_default_str();
  app->add_option("-o,--output", flags->output, "directory")->required();
  app->add_option("--seed", flags->feed.seed)->capture_default_str();
  app->add_option("--words", flags->words, "table of word frequencies");
  app->add_option("--median-words", flags->feed.median_words)
      ->capture_default_str();
  app->add_option("--sigma", flags->feed.sigma)->capture_default_str();
  app->add_option("--sources", flags->feed.num_sources)
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app->add_option("--furniture", flags->feed.furniture)->capture_default_str();
  Rates& rates = flags->feed.rates;
  const std::pair<const char*, double*> shares[] = {
      {"--repost", &rates.repost},         {"--edit", &rates.edit},
      {"--version-share", &rates.version}, {"--excerpt", &rates.excerpt},
      {"--rewrite", &rates.rewrite},       {"--template", &rates.form},
      {"--report", &rates.report}};
  for (const auto& [name, share] : shares) {
    app->add_option(name, *share, "share of the stories")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 0.9));
  }
}

int Main(int argc, char** argv) {
  Flags flags;
  CLI::App app("Writes a made feed of news and what was made from what.");
  AddFlags(&app, &flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  Vocabulary vocabulary;
  if (!vocabulary.Read(flags.words)) {
    std::fprintf(stderr, "%s: no table of word frequencies\n",
                 flags.words.c_str());
    return 1;
  }
  if (!MakeFeed(vocabulary, flags)) {
    std::fprintf(stderr, "%s: cannot write\n", flags.output.c_str());
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace neardup

int main(int argc, char** argv) { return neardup::Main(argc, argv); }
