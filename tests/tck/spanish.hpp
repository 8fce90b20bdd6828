// The Spanish twin of a case: the same case with its texts printed in Spanish, and the names that `es` does not
// allow replaced by others, alike in inputs, types and texts.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "feel/grammar/parse.hpp"
#include "simdjson.h"

namespace visado::tck {

class SpanishTwin {
 public:
  explicit SpanishTwin(simdjson::dom::element record);

  // False when a text of the case cannot be read, or it has a decision table: it is not translated then.
  [[nodiscard]] bool readable() const { return readable_; }
  [[nodiscard]] std::string const& record() const { return json_; }  // a line, as its original
  [[nodiscard]] std::string const& text() const { return text_; }    // its expression
  // A result of the twin with the original names.
  [[nodiscard]] std::string restored(std::string typed_json) const;

 private:
  using Element = simdjson::dom::element;

  // ---- names
  void note(std::string const& name);
  void note_tree(feel::Ast const& tree);
  void note_texts(Element record);
  void know_fields(Element type);
  [[nodiscard]] std::string renamed(std::string_view name) const;
  [[nodiscard]] feel::Ast renamed(feel::Ast tree) const;

  // ---- the record, written again
  [[nodiscard]] std::string quoted_name(std::string_view name) const;
  [[nodiscard]] std::string written_value(Element value) const;
  [[nodiscard]] std::string written_type(Element type) const;
  [[nodiscard]] std::string written_named(Element object, std::string (SpanishTwin::*write)(Element) const) const;
  [[nodiscard]] std::string written_binding(Element binding);
  [[nodiscard]] std::string translated(std::string_view text);

  feel::NameTable names_;
  std::map<std::string, std::string> folded_{};   // name by its spelling without accents
  std::map<std::string, std::string> renamed_{};  // original to new
  std::map<std::string, feel::Ast> trees_{};      // by text
  bool readable_ = true;
  std::string json_;
  std::string text_;
};

}  // namespace visado::tck
