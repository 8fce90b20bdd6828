// The documentation of a rulebook, from the rules themselves: what each demands, on which law, with what effect.
#pragma once

#include <string>

#include "visado/rulebook.hpp"

#pragma GCC visibility push(default)
namespace visado {

// Every rule that is not withdrawn, by pack and id. Spanish.
[[nodiscard]] std::string catalogue_text(Rulebook const& rulebook);
[[nodiscard]] std::string catalogue_markdown(Rulebook const& rulebook);
[[nodiscard]] std::string catalogue_html(Rulebook const& rulebook);  // a page that stands alone

// «función → paquete → reglas → normas → pruebas» as a Markdown page: a line for each function and pack, by number, and
// the rules that serve none.
[[nodiscard]] std::string function_table(Rulebook const& rulebook);

}  // namespace visado
#pragma GCC visibility pop
