#include "neardup/report/page_files.h"

namespace neardup {

// Made from the files by the build, with <symbol>Sha256 beside each.
extern const std::string_view kPageStyle, kPageStyleSha256;
extern const std::string_view kPackedDataScript, kPackedDataScriptSha256;
extern const std::string_view kPairScript, kPairScriptSha256;
extern const std::string_view kGroupListScript, kGroupListScriptSha256;
extern const std::string_view kPageScript, kPageScriptSha256;

const PageFile& PageStyle() {
  static const PageFile style = {kPageStyle, kPageStyleSha256};
  return style;
}

std::span<const PageFile> PageScripts() {
  static const PageFile scripts[] = {
      {kPackedDataScript, kPackedDataScriptSha256},
      {kPairScript, kPairScriptSha256},
      {kGroupListScript, kGroupListScriptSha256},
      {kPageScript, kPageScriptSha256}};
  return scripts;
}

}  // namespace neardup
