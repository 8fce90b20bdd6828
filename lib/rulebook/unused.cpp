// What a pack declares and nobody uses: often a name that was meant elsewhere.
#include "rulebook/compilers.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {

void report_unused(Compilation& compilation) {
  auto const report = [&](auto const& items, Binding::Role role, std::string const& what) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      if (!compilation.expressions.used(role, i)) {
        bool table = false;
        if constexpr (requires { items[i].table; }) table = items[i].table.has_value();
        compilation.log.report(code::never_used, items[i].declared, {table ? "la tabla" : what, items[i].name});
      }
    }
  };
  report(compilation.contents.parameters, Binding::Role::parameter, "el parámetro");
  report(compilation.contents.definitions, Binding::Role::definition, "la definición");
  report(compilation.contents.catalogues, Binding::Role::constant, "el catálogo");
}

}  // namespace visado::rulebook
