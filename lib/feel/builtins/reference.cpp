// The manual of functions, out of the table.
#include <fmt/format.h>

#include <iterator>

#include "feel/builtins/rows.hpp"
#include "feel/check/types.hpp"
#include "visado/expression.hpp"

namespace visado::feel {

namespace {

class Manual {
 public:
  explicit Manual(Language language) : spanish_(language == Language::es), language_(language) {}

  std::string write() {
    introduction();
    for (Topic const& topic : topics) {
      line(fmt::format("## {}\n", spanish_ ? topic.es : topic.en));
      std::string_view last;
      for (Builtin const& row : topic.rows()) {
        if (row.en != last) heading(row);
        last = row.en;
        overload(row);
      }
    }
    text_.pop_back();
    return text_;
  }

 private:
  bool spanish_;
  Language language_;
  std::string text_;

  void line(std::string_view text) { (text_ += text) += '\n'; }

  void introduction() {
    line("# Funciones de FEEL\n");
    line(
        "Esta página la escribe el programa a partir de su tabla de funciones (`generate_docs`); no se edita "
        "a mano.\n");
    line(
        "Cada función se llama en español o en inglés, con tildes o sin ellas; un paquete con `idioma: en` "
        "solo conoce "
        "los nombres en inglés. Los argumentos van en orden, o todos con su nombre: "
        "`subcadena(texto: \"foobar\", posición inicial: 3)`. Los que están entre corchetes pueden faltar, y "
        "«…» dice "
        "que el último se repite. Salvo que se diga otra cosa, un argumento nulo da nulo. Las marcadas "
        "*extensión* no "
        "son del estándar DMN 1.5.\n");
  }

  [[nodiscard]] std::string_view name(Builtin const& row) const { return spanish_ ? row.es : row.en; }

  void heading(Builtin const& row) {
    line(fmt::format("### {}\n", name(row)));
    std::string others =
        spanish_ ? fmt::format("En inglés `{}`", row.en) : fmt::format("En español `{}`", row.es);
    for (std::string_view const alias : row.aliases) others += fmt::format("; también `{}`", alias);
    line(fmt::format("{}. {}{}.\n", others, row.extension ? "*Extensión*: " : "DMN 1.5, ", row.section));
  }

  [[nodiscard]] std::string signature(Builtin const& row) const {
    std::string text = fmt::format("{}(", name(row));
    for (std::size_t i = 0; i < row.parameters.size(); ++i) {
      Parameter const& parameter = row.parameters[i];
      bool const repeats = row.variadic && i + 1 == row.parameters.size();
      fmt::format_to(std::back_inserter(text), "{}{}{}{}{}", i == 0 ? "" : ", ",
                     parameter.optional ? "[" : "", spanish_ ? parameter.es : parameter.en,
                     repeats ? "…" : "", parameter.optional ? "]" : "");
    }
    return text + ")";
  }

  [[nodiscard]] static std::string accepted(Parameter const& parameter) {
    std::string text = describe(parameter.accepts);
    if (parameter.items == any_kind) return text;
    if (parameter.accepts == any_kind) return fmt::format("lista de {0}, o {0}", describe(parameter.items));
    return fmt::format("{} de {}", text, describe(parameter.items));
  }

  void overload(Builtin const& row) {
    line(fmt::format("`{}`\n", signature(row)));
    line(fmt::format("{}\n", row.documentation));
    for (Parameter const& parameter : row.parameters) {
      line(fmt::format("- `{}` (`{}`): {}", spanish_ ? parameter.es : parameter.en,
                       spanish_ ? parameter.en : parameter.es, accepted(parameter)));
    }
    if (!row.parameters.empty()) line("");
    if (row.examples.empty()) return;
    line("```feel");
    for (Example const& example : row.examples) {
      line(fmt::format("{}  →  {}{}", translated(example.expression), translated(example.result), why_null(example)));
    }
    line("```\n");
  }

  // Of an example that gives null: why, as `visado evaluar` says it.
  [[nodiscard]] static std::string why_null(Example const& example) {
    if (example.result != "null") return {};
    CompileOptions const options{.profile = Profile::standard, .language = Language::es};
    auto const text = EmbeddedText::of("<ejemplo>", std::string(example.expression));
    Evaluation const evaluation = evaluate(text, Scope(), Activation(), options);
    if (!evaluation.diagnostics.empty()) return "   — " + evaluation.diagnostics.items().front().message();
    return "   — un argumento es nulo";
  }

  // An English expression in the language of the manual.
  [[nodiscard]] std::string translated(std::string_view english) const {
    auto const compiled =
        Expression::compile(EmbeddedText::of("<ejemplo>", std::string(english)), Scope(), CompileOptions());
    return compiled ? compiled.value().print(language_) : std::string(english);
  }
};

}  // namespace

std::string builtin_reference(Language language) { return Manual(language).write(); }

}  // namespace visado::feel
