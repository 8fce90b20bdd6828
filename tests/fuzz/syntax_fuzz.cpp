// The grammar: any bytes give a tree or one error, and a tree prints to a text that reads back as itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "feel/grammar/parse.hpp"

namespace {

using namespace visado;
using namespace visado::feel;

void require(bool holds) {
  if (!holds) std::abort();
}

void try_text(std::string const& text, NameTable const& names, ParseOptions const& options) {
  Diagnostics diagnostics;
  std::optional<Ast> const tree = parse(EmbeddedText::of("<fuzz>", text), names, options, diagnostics);
  require(tree.has_value() == diagnostics.empty());
  if (!tree) {
    Diagnostic const& error = diagnostics.items().front();
    require(error.at.span.begin <= error.at.span.end && error.at.span.end <= text.size());
    require(!render(error).empty());
    return;
  }
  std::string const printed = print(*tree, options.language);
  std::optional<Ast> const again = parse(EmbeddedText::of("<fuzz>", printed), names, options, diagnostics);
  require(again.has_value() && print(*again, options.language) == printed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static NameTable const names = [] {
    Scope const scope;
    NameTable table(scope);
    for (char const* name : {"tope baja cuantía", "fecha de pago", "a-b", "monto"}) table.add(name);
    return table;
  }();
  std::string const text(reinterpret_cast<char const*>(data), size);
  for (Language const language : {Language::en, Language::es}) {
    for (Goal const goal : {Goal::expression, Goal::unary_tests}) {
      try_text(text, names, {.language = language, .goal = goal, .pack = language == Language::es});
    }
  }
  return 0;
}
