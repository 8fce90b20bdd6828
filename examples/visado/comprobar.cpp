#include <fstream>
#include <iostream>
#include <iterator>

#include "command.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options {
  std::string ledger, head, public_key;
};

// What follows from altered facts can be very long.
constexpr std::size_t most_shown = 200;

bool read_head(std::string const& path, LedgerCheckOptions& options) {
  std::ifstream in(path, std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  if (in) options.head = LedgerHead::from_json(text);
  if (!options.head) std::cerr << render(Diagnostic::make(code::head_unreadable, {}, {path}));
  return options.head.has_value();
}

int run(Options const& o) {
  LedgerCheckOptions options;
  if (!o.head.empty() && !read_head(o.head, options)) return cannot_read;
  options.public_key = o.public_key;
  auto const check = check_ledger(o.ledger, options);
  if (!check) {
    print(check.diagnostics());
    return cannot_read;
  }
  std::size_t shown = 0;
  for (auto const& diagnostic : check->diagnostics)
    if (shown++ < most_shown) std::cerr << render(diagnostic, {.color = on_terminal(2)});
  if (shown > most_shown) std::cerr << "… y " << shown - most_shown << " más\n";
  std::cout << "eventos: " << check->events << "; filas: " << check->rows
            << "; filas derivadas: " << check->derived_rows << '\n'
            << "cabeza: " << check->head.event << ' ' << check->head.hash << '\n';
  if (!o.public_key.empty()) std::cout << "sellada hasta el evento " << check->signed_up_to << '\n';
  auto const altered = check->diagnostics.has_errors();
  std::cout << (altered ? "la bitácora fue alterada o está dañada\n" : "la bitácora está íntegra\n");
  return altered ? something_wrong : all_well;
}

}  // namespace

void add_comprobar(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("comprobar", "Prueba que nadie alteró la bitácora, o dice qué fila se tocó");
  verb->add_option("--bitacora", options->ledger, "La bitácora")->required();
  verb->add_option("--cabeza", options->head, "Cabeza exportada antes: detecta que se rehízo o recortó la cadena");
  verb->add_option("--llave-publica", options->public_key, "Llave Ed25519 pública (PEM) de los sellos");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
