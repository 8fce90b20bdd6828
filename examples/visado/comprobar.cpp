#include <fstream>
#include <iostream>
#include <iterator>

#include "command.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options {
  std::string ledger, head, public_key, certificate;
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

int run_certificate(Options const& o) {
  std::ifstream in(o.certificate, std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  std::optional<Ledger> ledger;
  if (!o.ledger.empty()) {
    LedgerOptions options;
    options.access = LedgerOptions::Access::read;
    auto opened = Ledger::open(o.ledger, options);
    print(opened.diagnostics());
    if (!opened) return cannot_read;
    ledger = std::move(opened).value();
  }
  auto const check = check_certificate(text, o.public_key, ledger ? &*ledger : nullptr);
  print(check ? check->diagnostics : check.diagnostics());
  if (!check) return cannot_read;
  std::cout << check->kind << ' ' << check->number << ", expediente " << check->dossier << '\n';
  if (check->diagnostics.has_errors()) return something_wrong;
  std::cout << "el documento está íntegro" << (check->sealed ? ", con el sello del sistema" : "")
            << (ledger ? ", y la bitácora lo dio" : "") << '\n';
  return all_well;
}

}  // namespace

void add_comprobar(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("comprobar", "Prueba que nadie alteró la bitácora, o dice qué fila se tocó");
  verb->add_option("--bitacora", options->ledger, "La bitácora (obligatoria)");
  verb->add_option("--cabeza", options->head, "Cabeza exportada antes: detecta que se rehízo o recortó la cadena");
  verb->add_option("--llave-publica", options->public_key, "Llave Ed25519 pública (PEM) de los sellos");
  verb->callback([options, &action, verb] {
    if (!verb->get_subcommands().empty()) return;
    if (options->ledger.empty()) throw CLI::RequiredError("--bitacora");
    action = [options] { return run(*options); };
  });
  auto* certificate = verb->add_subcommand("constancia", "Prueba que nadie alteró una constancia o un oficio, aun sin bitácora");
  certificate->add_option("ARCHIVO", options->certificate, "El documento en JSON")->required();
  certificate->add_option("--bitacora", options->ledger, "Además: que esta bitácora lo dio y no lo anuló");
  certificate->add_option("--llave-publica", options->public_key, "Llave Ed25519 pública (PEM) del sello");
  certificate->callback([options, &action] { action = [options] { return run_certificate(*options); }; });
}

}  // namespace visado::command
