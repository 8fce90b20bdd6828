#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "command.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options {
  std::string expression, data, date, language = "es", format = "texto";
  bool strict = false;
};

// The data of --con: every entry of the object is a name.
struct Data {
  Arena arena;
  std::vector<std::unique_ptr<Shape const>> shapes;
  std::vector<Value> inputs;
  Scope scope;
};

bool load(std::string const& path, Data& data) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << render(Diagnostic::make(code::file_unreadable, {}, {path, "no existe o no hay permiso"}));
    return false;
  }
  std::stringstream text;
  text << file.rdbuf();
  auto value = value_from_json(std::make_shared<Source const>(path, text.str()), data.arena, data.shapes);
  print(value.diagnostics());
  if (!value) return false;
  if (!value.value().is(Kind::context)) {
    std::cerr << "visado evaluar: " << path << " debe contener un objeto: sus claves son los nombres\n";
    return false;
  }
  auto const& context = value.value().as_context();
  for (std::size_t i = 0; i < context.shape->size(); ++i) {
    auto const& entry = context.values[i];
    data.scope.add({.name = context.shape->names()[i],
                    .type = entry.is_null() ? Type() : type_of(entry),
                    .index = static_cast<std::uint32_t>(i)});
    data.inputs.push_back(entry);
  }
  return true;
}

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// The literals of a value that have a Spanish name; texts and the keys of contexts stay as they are.
std::string in_spanish(std::string const& feel) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"null", "nulo"}, {"true", "verdadero"}, {"false", "falso"}};
  std::string out;
  for (std::size_t i = 0; i < feel.size();) {
    std::size_t end = i + 1;
    if (feel[i] == '"') {
      while (end < feel.size() && feel[end] != '"') end += feel[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, feel.size());
    } else if (in_name(feel[i])) {
      while (end < feel.size() && in_name(feel[end])) ++end;
    }
    std::string_view part = std::string_view(feel).substr(i, end - i);
    bool const key = end < feel.size() && feel[end] == ':';
    for (auto const& [english, spanish] : words)
      if (part == english && !key) part = spanish;
    out += part;
    i = end;
  }
  return out;
}

int evaluate_one(std::string const& text, Data const& data, Options const& o) {
  CompileOptions options;
  options.profile = o.strict ? Profile::pack : Profile::standard;
  options.language = o.language == "en" ? Language::en : Language::es;
  Date const date = o.date.empty() ? today() : Date::parse(o.date).value();
  auto const result = visado::evaluate(EmbeddedText::of("<expresión>", text), data.scope,
                                       {.inputs = data.inputs, .today = date, .now = DateTime{date, Time{}}}, options);
  if (o.format == "json") {
    std::cout << "{\"valor\":" << to_json(result.value) << ",\"feel\":" << [&] {
      std::string quoted;
      quoted = to_json(Value::string(std::string_view(quoted = to_feel(result.value))));
      return quoted;
    }() << ",\"diagnosticos\":[";
    char const* separator = "";
    for (auto const& diagnostic : result.diagnostics) {
      std::cout << separator << to_json(diagnostic);
      separator = ",";
    }
    std::cout << "]}\n";
  } else {
    print(result.diagnostics);
    if (!result.diagnostics.has_errors()) std::cout << (o.language == "es" ? in_spanish(to_feel(result.value)) : to_feel(result.value)) << '\n';
  }
  std::cout.flush();
  return result.diagnostics.has_errors() ? something_wrong : all_well;
}

int run(Options const& o) {
  if (o.language != "es" && o.language != "en") {
    std::cerr << "visado evaluar: --idioma admite es o en, no «" << o.language << "»\n";
    return wrong_usage;
  }
  if (o.format != "texto" && o.format != "json") {
    std::cerr << "visado evaluar: --formato admite texto o json, no «" << o.format << "»\n";
    return wrong_usage;
  }
  if (!o.date.empty() && !Date::parse(o.date)) {
    std::cerr << "visado evaluar: --fecha se escribe AAAA-MM-DD, no «" << o.date << "»\n";
    return wrong_usage;
  }
  Data data;
  if (!o.data.empty() && !load(o.data, data)) return cannot_read;
  if (!o.expression.empty()) return evaluate_one(o.expression, data, o);
  int status = all_well;
  bool const prompt = on_terminal(0) && on_terminal(1);
  std::string line;
  while ((prompt ? std::cout << "visado> " << std::flush : std::cout) && std::getline(std::cin, line))
    if (line.find_first_not_of(" \t\r") != std::string::npos) status = std::max(status, evaluate_one(line, data, o));
  if (prompt) std::cout << '\n';
  return status;
}

}  // namespace

void add_evaluar(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("evaluar", "Evalúa una expresión FEEL; sin ella, línea por línea");
  verb->add_option("EXPRESIÓN", options->expression, "La expresión");
  verb->add_option("--con", options->data, "Archivo JSON: un objeto cuyas claves son los nombres");
  verb->add_option("--fecha", options->date, "Fecha que es hoy para la expresión, AAAA-MM-DD (si falta: hoy)");
  verb->add_option("--idioma", options->language, "es (si falta: se entienden los dos vocabularios) o en");
  verb->add_flag("--estricto", options->strict, "Con el sentido que tienen las reglas: nada se decide sin dato");
  verb->add_option("--formato", options->format, "texto (si falta) o json");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
