// The upkeep of the ledger.
#include <iostream>
#include <optional>

#include "command.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

struct Options {
  std::string ledger, other, key, dossier, cause, person, schema;
  std::vector<std::string> rules;
  std::int64_t run = 0;
};

using Work = int (*)(Options const&);

std::optional<Ledger> open(Options const& o, LedgerOptions::Access access) {
  LedgerOptions options;
  options.access = access;
  options.signing_key = o.key;
  options.now = now();
  auto ledger = Ledger::open(o.ledger, options);
  print(ledger.diagnostics());
  if (!ledger) return std::nullopt;
  return std::move(ledger).value();
}

int status(Diagnostics const& diagnostics) {
  print(diagnostics);
  return diagnostics.has_errors() ? cannot_read : all_well;
}

int head(Options const& o) {
  auto ledger = open(o, LedgerOptions::Access::read);
  if (!ledger) return cannot_read;
  auto const found = ledger->head();
  if (!found) return status(found.diagnostics());
  std::cout << found->to_json() << '\n';
  return all_well;
}

int back_up(Options const& o) {
  auto ledger = open(o, LedgerOptions::Access::read);
  return ledger ? status(ledger->back_up(o.other)) : static_cast<int>(cannot_read);
}

int restore(Options const& o) { return status(restore_ledger(o.other, o.ledger)); }

int export_rows(Options const& o) {
  if (overwrites_input("bitacora exportar", "--salida", o.other, {o.ledger})) return wrong_usage;
  auto ledger = open(o, LedgerOptions::Access::read);
  if (!ledger) return cannot_read;
  std::optional<OutputFile> file;
  if (!o.other.empty()) file.emplace(o.other);
  std::ostream& out = file ? file->stream() : std::cout;
  auto const diagnostics = ledger->export_to(out);
  out.flush();
  if (file) return file->commit() ? status(diagnostics) : static_cast<int>(cannot_read);
  if (out) return status(diagnostics);
  cannot_write("la salida");
  return cannot_read;
}

int erase(Options const& o) {
  auto ledger = open(o, LedgerOptions::Access::write);
  if (!ledger) return cannot_read;
  auto const count = ledger->erase(o.dossier, o.cause, {account(), o.person}, now());
  if (!count) return status(count.diagnostics());
  std::cerr << "filas borradas: " << count.value() << '\n';
  return count.value() > 0 ? all_well : something_wrong;
}

int repeat(Options const& o) {
  auto const rulebook = Rulebook::load(rules_or_installed(o.rules));
  print(rulebook.diagnostics());
  if (!rulebook) return cannot_read;
  auto const* const part = part_named(rulebook.value(), o.schema, "bitacora repetir");
  if (part == nullptr) return wrong_usage;
  auto ledger = open(o, LedgerOptions::Access::read);
  if (!ledger) return cannot_read;
  auto const accounts = replay_run(*ledger, o.run, *part);
  print(accounts ? accounts->diagnostics : accounts.diagnostics());
  if (!accounts) return something_wrong;
  std::cout << "iguales: " << accounts->same << "; distintos: " << accounts->different
            << "; no se pueden repetir: " << accounts->not_replayed << '\n';
  return accounts->different > 0 ? something_wrong : all_well;
}

CLI::App* add(CLI::App& verb, std::shared_ptr<Options> const& options, Action& action, char const* name,
              char const* description, Work work) {
  auto* sub = verb.add_subcommand(name, description);
  sub->add_option("--bitacora", options->ledger, "La bitácora")->required();
  sub->callback([options, &action, work] { action = [options, work] { return work(*options); }; });
  return sub;
}

}  // namespace

void add_bitacora(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("bitacora", "Cuidado de la bitácora: cabeza, copias, exportación, borrado de datos");
  verb->require_subcommand(1);
  add(*verb, options, action, "cabeza", "Imprime el último eslabón de la cadena, para guardarlo aparte", head)
      ->add_option("--llave", options->key, "Llave Ed25519 privada (PEM) con que se sella");
  add(*verb, options, action, "respaldar", "Copia la bitácora, aunque otros escriban", back_up)
      ->add_option("DESTINO", options->other, "Archivo nuevo")
      ->required();
  add(*verb, options, action, "restaurar", "Comprueba un respaldo y lo pone donde no hay bitácora", restore)
      ->add_option("RESPALDO", options->other, "El respaldo")
      ->required();
  add(*verb, options, action, "exportar", "Todas las filas de todas las tablas, una por línea en JSON", export_rows)
      ->add_option("--salida", options->other, "Archivo (si falta: la salida estándar)");
  auto* repeating = add(*verb, options, action, "repetir", "Verifica otra vez una corrida guardada y compara cada resultado", repeat);
  repeating->add_option("CORRIDA", options->run, "Su número")->required();
  repeating->add_option("--reglas", options->rules, "Las reglas exactas con que se hizo (si falta: las instaladas)");
  repeating->add_option("--esquema", options->schema, "El esquema de sus expedientes (si falta: el principal)");
  auto* erasing = add(*verb, options, action, "borrar",
                      "Borra los datos y mensajes guardados de un expediente; queda constancia", erase);
  erasing->add_option("--expediente", options->dossier, "El expediente")->required();
  erasing->add_option("--causa", options->cause, "Por qué: el plazo vencido y su norma")->required();
  erasing->add_option("--persona", options->person, "Quién lo decide")->required();
}

}  // namespace visado::command
