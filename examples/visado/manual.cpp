#include "manual.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>

#include "output.hpp"

namespace visado::command {
namespace {

std::vector<CLI::App const*> verbs_of(CLI::App const& app) { return app.get_subcommands(std::function<bool(CLI::App const*)>()); }

// Those that a person may write, without the help that all have.
std::vector<CLI::Option const*> options_of(CLI::App const& app, bool positional) {
  std::vector<CLI::Option const*> options;
  for (auto const* option : app.get_options())
    if (option->get_positional() == positional && option != app.get_help_ptr() && !option->get_group().empty())
      options.push_back(option);
  return options;
}

bool takes_value(CLI::Option const& option) { return option.get_items_expected_max() > 0; }
std::string value_name(CLI::Option const& option) { return option.get_type_name() == "UINT" ? "NÚMERO" : "TEXTO"; }
std::vector<std::string> words_of(CLI::App const& app) {
  std::vector<std::string> words;
  for (auto const* verb : verbs_of(app)) words.push_back(verb->get_name());
  for (auto const* option : options_of(app, false))
    for (auto const& name : option->get_lnames()) words.push_back("--" + name);
  words.emplace_back("--help");
  return words;
}

// --- manual pages -----------------------------------------------------------------------------------------------------

std::string roff(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += std::string("\\&") + c;
    else out += c;
  }
  return out;
}

void describe(std::ostream& out, CLI::App const& app) {
  auto const positionals = options_of(app, true);
  if (!positionals.empty()) out << ".SH ARGUMENTOS\n";
  for (auto const* option : positionals)
    out << ".TP\n\\fI" << roff(option->get_name(true)) << "\\fR\n" << roff(option->get_description()) << ".\n";
  out << ".SH OPCIONES\n";
  for (auto const* option : options_of(app, false)) {
    out << ".TP\n\\fB" << roff("--" + option->get_lnames().front()) << "\\fR";
    if (takes_value(*option)) out << " \\fI" << value_name(*option) << "\\fR";
    out << '\n' << roff(option->get_description()) << (option->get_required() ? " (obligatoria)" : "") << ".\n";
  }
  out << ".TP\n\\fB\\-\\-help\\fR\nMuestra la ayuda y termina.\n";
}

void list_verbs(std::ostream& out, CLI::App const& app, std::string const& name) {
  if (verbs_of(app).empty()) return;
  out << ".SH VERBOS\n";
  for (auto const* verb : verbs_of(app))
    out << ".TP\n\\fB" << roff(name + ' ' + verb->get_name()) << "\\fR\n" << roff(verb->get_description()) << ".\n";
}

constexpr char const* endings =
    ".SH ESTADO DE SALIDA\n.TP\n0\ntodo bien\n.TP\n1\nalgo está mal en lo revisado, o algún expediente está con reparos\n"
    ".TP\n2\nel mandato está mal escrito\n.TP\n3\nno se pudieron leer las reglas o una entrada entera, o no se pudo escribir\n"
    ".TP\n4\nalgún expediente quedó no verificado, alguna regla falló, o ninguna juzgó ningún expediente\n";

std::string page(CLI::App const& app, std::string const& name, std::string const& description) {
  std::ostringstream out;
  auto title = "visado" + (name == "visado" ? "" : "-" + app.get_name());
  std::transform(title.begin(), title.end(), title.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  out << ".TH " << roff(title) << " 1 \"\" \"visado " << VISADO_VERSION << "\" \"Manual de visado\"\n";
  out << ".SH NOMBRE\n" << roff(name == "visado" ? name : "visado-" + app.get_name()) << " \\- " << roff(description) << '\n';
  out << ".SH SINOPSIS\n\\fB" << roff(name) << "\\fR";
  if (!verbs_of(app).empty()) out << " \\fIVERBO\\fR";
  out << " [\\fIOPCIÓN\\fR]...";
  for (auto const* option : options_of(app, true))
    out << ' ' << (option->get_required() ? "" : "[") << "\\fI" << roff(option->get_name(true)) << "\\fR"
        << (option->get_items_expected_max() > 1 ? "..." : "") << (option->get_required() ? "" : "]");
  out << '\n';
  list_verbs(out, app, name);
  for (auto const* verb : verbs_of(app))
    if (name != "visado") {
      out << ".SH " << roff(verb->get_name()) << '\n';
      for (auto const* option : options_of(*verb, false))
        out << ".TP\n\\fB" << roff("--" + option->get_lnames().front()) << "\\fR\n" << roff(option->get_description()) << ".\n";
    }
  describe(out, app);
  out << endings;
  out << ".SH VÉASE TAMBIÉN\n";
  if (name == "visado") {
    char const* separator = "";
    for (auto const* verb : verbs_of(app)) {
      out << separator << "\\fBvisado\\-" << roff(verb->get_name()) << "\\fR(1)";
      separator = ", ";
    }
    out << '\n';
  } else {
    out << "\\fBvisado\\fR(1)\n";
  }
  return out.str();
}

// --- completions ------------------------------------------------------------------------------------------------------

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string bash(CLI::App const& app) {
  std::ostringstream out;
  out << "# Completa los verbos y las opciones de visado en bash; los valores, con nombres de archivos.\n"
         "_visado() {\n  local palabras\n  case ${COMP_WORDS[1]} in\n";
  for (auto const* verb : verbs_of(app)) out << "    " << verb->get_name() << ") palabras='" << joined(words_of(*verb)) << "' ;;\n";
  out << "    *) palabras='" << joined(words_of(app)) << "' ;;\n  esac\n"
      << "  [ \"$COMP_CWORD\" = 1 ] && palabras='" << joined(words_of(app)) << "'\n"
      << "  mapfile -t COMPREPLY < <(compgen -W \"$palabras\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n}\n"
         "complete -o default -F _visado visado\n";
  return out.str();
}

// Inside single quotes and an explanation in brackets.
std::string zsh_text(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '\'') out += "'\\''";
    else if (c == '[' || c == ']' || c == ':' || c == '\\') out += std::string("\\") + c;
    else out += c;
  }
  return out;
}

std::string zsh(CLI::App const& app) {
  std::ostringstream out;
  out << "#compdef visado\n# Completa los verbos y las opciones de visado en zsh.\n_visado() {\n  local -a verbos\n  verbos=(\n";
  for (auto const* verb : verbs_of(app)) out << "    '" << verb->get_name() << ':' << zsh_text(verb->get_description()) << "'\n";
  out << "  )\n  if (( CURRENT == 2 )); then\n    _describe verbo verbos\n    return\n  fi\n  case $words[2] in\n";
  for (auto const* verb : verbs_of(app)) {
    out << "    " << verb->get_name() << ") _arguments -S";
    for (auto const* option : options_of(*verb, false)) {
      out << " \\\n      '*--" << option->get_lnames().front() << '[' << zsh_text(option->get_description()) << ']'
          << (takes_value(*option) ? ":valor:_files" : "") << '\'';
    }
    out << " \\\n      '*:archivo:_files' ;;\n";
  }
  out << "  esac\n}\n_visado \"$@\"\n";
  return out.str();
}

}  // namespace

int write_manual(CLI::App const& app, std::filesystem::path const& folder) {
  bool written = write_file(folder / "visado.1", page(app, "visado", app.get_description().substr(8)));
  for (auto const* verb : verbs_of(app))
    written = write_file(folder / ("visado-" + verb->get_name() + ".1"),
                         page(*verb, "visado " + verb->get_name(), verb->get_description())) && written;
  written = write_file(folder / "visado.bash", bash(app)) && written;
  written = write_file(folder / "_visado", zsh(app)) && written;
  return written ? all_well : cannot_read;
}

}  // namespace visado::command
