# Run by neardup_embed: writes OUTPUT, a source file that holds the text of INPUT
# as the string_view SYMBOL, and its hash as SYMBOLSha256.
file(READ "${INPUT}" text)
file(SHA256 "${INPUT}" hash)
file(WRITE "${OUTPUT}" "#include <string_view>
namespace neardup {
extern const std::string_view ${SYMBOL}, ${SYMBOL}Sha256;
const std::string_view ${SYMBOL} = R\"embedded(${text})embedded\";
const std::string_view ${SYMBOL}Sha256 = \"${hash}\";
}  // namespace neardup
")
