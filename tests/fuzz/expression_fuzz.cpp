// Any text as an expression: parsed, checked, compiled and evaluated in both profiles and languages; what it prints
// reads back.
#include <cstdint>
#include <string>

#include "visado/expression.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > 4096) return 0;
  std::string const text(reinterpret_cast<char const*>(data), size);
  visado::Scope scope;
  scope.add({.name = "monto", .type = visado::Type::of(visado::TypeKind::number), .index = 0});
  scope.add({.name = "tope baja cuantía", .type = visado::Type::of(visado::TypeKind::number), .index = 1});
  scope.add({.name = "lista", .type = visado::Type::list(visado::Type::of(visado::TypeKind::number)), .index = 2});
  visado::Arena arena;
  visado::Value const inputs[] = {visado::Value::number(5), visado::Value(),
                                  visado::Value::list({visado::Value::number(1), visado::Value::number(2)}, arena)};
  for (auto profile : {visado::Profile::standard, visado::Profile::pack})
    for (auto language : {visado::Language::en, visado::Language::es}) {
      auto const expression =
          visado::Expression::compile(visado::EmbeddedText::of("fuzz", text), scope, {.profile = profile, .language = language});
      (void)visado::render(expression.diagnostics());
      if (!expression) continue;
      (void)expression.value().evaluate({.inputs = inputs}, arena);
      (void)expression.value().print(language);
    }
  return 0;
}
