#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>

#include "command.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {

CLI::App& group(CLI::App& app, char const* name, char const* description) {
  for (auto* there : app.get_subcommands({}))
    if (there->get_name() == name) return *there;
  auto* made = app.add_subcommand(name, description);
  made->require_subcommand(1);
  return *made;
}

int not_available(std::string const& what) {
  std::cerr << render(Diagnostic::make(code::not_available_yet, {}, {what}));
  return wrong_usage;
}

bool class_known(std::string_view verb, Schema const& schema, std::string const& value) {
  auto const slot = schema.root.find(schema.class_field);
  if (!slot) return true;
  auto const& classes = schema.root.fields[*slot].type.values();
  if (classes.empty() || std::ranges::find(classes, value) != classes.end()) return true;
  std::cerr << "visado " << verb << ": no hay clase «" << value << "»; " << suggestion_hint(value, classes) << " Hay:";
  for (auto const& name : classes) std::cerr << ' ' << name;
  std::cerr << '\n';
  return false;
}

std::vector<std::filesystem::path> rules_or_installed(std::vector<std::string> const& given) {
  if (!given.empty()) return {given.begin(), given.end()};
  std::error_code error;
  auto const bin = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  // Installed beside the program, or in the source tree that it was built from (build/<preset>/bin).
  for (auto const* candidate : {"../share/visado/rules", "../../../rules"})
    if (std::filesystem::is_directory(bin / candidate, error))
      return {std::filesystem::relative(std::filesystem::weakly_canonical(bin / candidate), error)};
  return {"rules"};
}

std::string none_named(std::string_view what, std::string const& name, std::vector<std::string> const& known) {
  auto const near = suggestion_hint(name, known);
  auto message = "no hay " + std::string(what) + " «" + name + "»;" + (near.empty() ? "" : " " + near) + " Hay:";
  for (auto const& one : known) message += ' ' + one;
  return message;
}

Rulebook const* part_named(Rulebook const& rulebook, std::string const& schema, std::string_view verb) {
  if (schema.empty()) return &rulebook;
  if (auto const* const part = rulebook.part(schema)) return part;
  std::vector<std::string> names;
  for (auto const* part : rulebook.parts()) names.push_back(part->schema().name);
  std::cerr << "visado " << verb << ": " << none_named("esquema", schema, names) << '\n';
  return nullptr;
}

std::optional<Control> control_named(std::string const& name) {
  for (auto control : {Control::permanente, Control::periodico, Control::casuistico})
    if (to_string(control) == name) return control;
  return std::nullopt;
}

bool on_terminal(int descriptor) { return ::isatty(descriptor) != 0; }

void print(Diagnostics const& diagnostics) {
  std::cerr << render(diagnostics, {.color = on_terminal(STDERR_FILENO)});
}

Date today() {
  std::time_t const now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return Date::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value();
}

Moment now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string account() {
  auto const user = ::geteuid();
  auto const* entry = ::getpwuid(user);
  return entry != nullptr ? entry->pw_name : std::to_string(user);
}

}  // namespace visado::command
