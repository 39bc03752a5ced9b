# Run by neardup_embed: writes OUTPUT, a source file that holds the text of INPUT
# as the string_view SYMBOL.
file(READ "${INPUT}" text)
file(WRITE "${OUTPUT}" "#include <string_view>
namespace neardup {
extern const std::string_view ${SYMBOL};
const std::string_view ${SYMBOL} = R\"embedded(${text})embedded\";
}  // namespace neardup
")
