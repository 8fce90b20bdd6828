// What a compiled expression holds; for the rooms that run its program themselves.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "feel/check/checked.hpp"
#include "feel/program/program.hpp"
#include "visado/expression.hpp"

namespace visado {

struct Expression::Impl {
  EmbeddedText text;
  feel::Ast ast;
  Type type;
  std::vector<Use> uses;
  feel::Program program;
  std::optional<Value> constant;

  static std::shared_ptr<Impl const> make(EmbeddedText text, feel::Checked checked);
};

}  // namespace visado
