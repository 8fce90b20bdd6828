// The values of parts that are all written in the rule: no data can change them.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "feel/check/checked.hpp"
#include "feel/program/program.hpp"

namespace visado::feel {

class Constants {
 public:
  Constants(Checked const& checked, EmbeddedText const& text);

  // Whether no name, no clock and no function value takes part.
  [[nodiscard]] bool is_constant(NodeId id) const { return constant_[id]; }
  // The value of a constant part, null included; nothing when the part is not constant or its work is long. Lives
  // as long as this.
  std::optional<Value> value(NodeId id);
  // Why a constant part is null; nothing when it is not, or nothing explains it.
  std::optional<Diagnostic> why_null(NodeId id);
  // The same for a text of its own, as if it stood in the expression.
  std::optional<Diagnostic> why_null(std::string const& expression);

 private:
  struct Evaluated {
    std::optional<Value> value{};
    std::optional<Diagnostic> reason{};
  };
  void find_constants(NodeId id);
  [[nodiscard]] bool is_constant_call(NodeId id) const;
  Evaluated const& evaluated(NodeId id);
  std::optional<Value> literal(Node const& node);
  Evaluated evaluate(EmbeddedText const& text);

  Checked const& checked_;
  EmbeddedText const& text_;
  std::vector<bool> constant_;
  std::map<NodeId, Evaluated> evaluated_{};
  std::deque<Program> programs_{};  // functions among the values point to them
  Arena arena_{256};
};

}  // namespace visado::feel
