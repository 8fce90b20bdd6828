// What is wrong, where, why, and how to mend it: the one form in which visado reports anything to a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "visado/source.hpp"

#pragma GCC visibility push(default)
namespace visado {

enum class Severity : unsigned char { error, warning, note };

// Every diagnostic there is; a row each in the tables `visado/diagnostics/*.def`. The constants `visado::code::…` stand in a
// header for each table. A released code keeps its printed name and meaning for ever; the number behind it is not stable.
enum class Code : unsigned short {};

// A row of the table. `message` is a template with {0}, {1}… for the arguments, in Spanish; `wrong` and `right`
// are short examples (either may be empty).
struct CodeInfo {
  Code code;
  std::string_view name;  // stable, printed: «FEEL-012»
  Severity severity;      // as reported unless the reporter says otherwise
  std::string_view message;
  std::string_view explanation;
  std::string_view wrong;
  std::string_view right;
};

// The row of a code. Thread-safe.
[[nodiscard]] CodeInfo const& info(Code code);
// All rows in the order of the table.
[[nodiscard]] std::vector<CodeInfo> const& all_codes();
// The row printed under a name such as «FEEL-012», or null.
[[nodiscard]] CodeInfo const* find_code(std::string_view name);
// The documentation page (Markdown, Spanish) of a code.
[[nodiscard]] std::string documentation_page(CodeInfo const& info);

// A place, with a few words on what is there. Without a source only the label is printed.
struct Label {
  SourcePtr source;
  Span span;
  std::string text;
};

struct Diagnostic {
  Code code{};
  Severity severity{};
  Label at;                            // primary place; its text goes beside the caret
  std::vector<std::string> arguments;  // fill the template of the code
  std::string hint;                    // how to mend it; may be empty
  std::vector<Label> related;          // «declarado aquí»
  std::vector<std::string> within;     // outermost first: «regla ADQ-002», «exige»

  // With the severity of the table.
  static Diagnostic make(Code code, Label at, std::vector<std::string> arguments = {}, std::string hint = {});

  // The template filled with the arguments.
  [[nodiscard]] std::string message() const;
};

// The diagnostics of one job, in the order found. Not thread-safe.
class Diagnostics {
 public:
  Diagnostic& add(Diagnostic diagnostic);
  void append(Diagnostics other);
  // By file name, offset, code: the order in which people read them.
  void sort();

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] std::vector<Diagnostic> const& items() const { return items_; }
  [[nodiscard]] std::vector<Diagnostic>& items() { return items_; }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }

 private:
  std::vector<Diagnostic> items_;
};

struct RenderOptions {
  bool color = false;    // ANSI colours
  unsigned width = 100;  // lines of source longer than this are cut around the place, by display width
};

// For a terminal, in Spanish: code, message, place, source line with carets, related places, hint.
[[nodiscard]] std::string render(Diagnostic const& diagnostic, RenderOptions const& options = {});
[[nodiscard]] std::string render(Diagnostics const& diagnostics, RenderOptions const& options = {});

// One JSON object (no line end; a place without a source has «texto» only): {"codigo","gravedad","mensaje","sugerencia","lugar":{"archivo","linea",
// "columna","linea_final","columna_final","desde","hasta","texto"},"relacionados":[…],"dentro_de":[…]}.
[[nodiscard]] std::string to_json(Diagnostic const& diagnostic);

// The candidates that `name` may be a misspelling of, nearest first: accents and case count nothing, distance at
// most a third of the length and at most one more than that of the nearest. At most `limit`, `name` never.
[[nodiscard]] std::vector<std::string> suggest(std::string_view name, std::vector<std::string> const& candidates,
                                               std::size_t limit = 3);
// «¿quiso decir "fecha_ingreso"?», or empty when nothing is near.
[[nodiscard]] std::string suggestion_hint(std::string_view name, std::vector<std::string> const& candidates);

}  // namespace visado
#pragma GCC visibility pop
