// A function value: code of a compiled expression with the values it captured, or a built-in taken as a
// value.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "visado/value.hpp"

namespace visado {

namespace feel {
class Program;
struct FunctionCode;
}  // namespace feel

// Lives in an arena; the program it belongs to must outlive it.
struct Function {
  feel::Program const* program = nullptr;
  feel::FunctionCode const* code = nullptr;
  std::span<Value const> captured{};  // values of the surroundings, in the order of code->captures
  std::string_view builtin{};         // or: the English name of a built-in function
};

}  // namespace visado
