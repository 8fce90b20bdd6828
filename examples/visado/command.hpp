// The verbs of the command. Each adds its options to the parser and leaves what it has to do when it is chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "visado/visado.hpp"

namespace visado::command {

// Exit statuses (docs/mandato.md).
enum Exit : int { all_well = 0, something_wrong = 1, wrong_usage = 2, cannot_read = 3, not_verified = 4 };

// Set by the verb that was chosen; run after the command line was read.
using Action = std::function<int()>;

void add_verificar(CLI::App& app, Action& action);
void add_explicar(CLI::App& app, Action& action);
void add_revisar(CLI::App& app, Action& action);
void add_probar(CLI::App& app, Action& action);
void add_catalogo(CLI::App& app, Action& action);
void add_normas(CLI::App& app, Action& action);
void add_evaluar(CLI::App& app, Action& action);
void add_esquema(CLI::App& app, Action& action);
void add_plantilla(CLI::App& app, Action& action);
void add_comprobar(CLI::App& app, Action& action);
void add_bitacora(CLI::App& app, Action& action);
void add_actos(CLI::App& app, Action& action);
void add_hoja(CLI::App& app, Action& action);
void add_auditoria(CLI::App& app, Action& action);
void add_informes(CLI::App& app, Action& action);
void add_servir(CLI::App& app, Action& action);

// The group of verbs of this name, made when it is not there yet.
CLI::App& group(CLI::App& app, char const* name, char const* description);

// A verb or value of the design that this version does not have: says so and gives wrong_usage.
int not_available(std::string const& what);

// Whether `value` may be the class of a dossier; if not, says on stderr which there are. Any may when the schema
// enumerates none.
[[nodiscard]] bool class_known(std::string_view verb, Schema const& schema, std::string const& value);

// The rulebook named by --reglas, or the installed one.
[[nodiscard]] std::vector<std::filesystem::path> rules_or_installed(std::vector<std::string> const& given);
// «no hay etapa «x»; ¿quiso decir…? Hay: a b».
[[nodiscard]] std::string none_named(std::string_view what, std::string const& name, std::vector<std::string> const& known);
// The part of the rulebook that --esquema names; without a name, the default one. Null, said, when there is none.
[[nodiscard]] Rulebook const* part_named(Rulebook const& rulebook, std::string const& schema, std::string_view verb);
[[nodiscard]] std::optional<Control> control_named(std::string const& name);  // as --control writes it
[[nodiscard]] bool on_terminal(int descriptor);
void print(Diagnostics const& diagnostics);  // on stderr
[[nodiscard]] Date today();                  // by the clock and zone of the machine
[[nodiscard]] Moment now();                  // by the clock of the machine
[[nodiscard]] std::string account();         // the system's name for who runs the command

}  // namespace visado::command
