// JSON as FEEL values, for data that have no schema (`visado evaluar --con`).
#pragma once

#include "visado/result.hpp"
#include "visado/source.hpp"
#include "visado/type.hpp"
#include "visado/value.hpp"

#pragma GCC visibility push(default)
namespace visado {

// The value of a JSON document: objects are contexts, numbers keep every digit, texts stay texts. Everything lives
// in `arena` but the shapes of contexts, which `shapes` keeps. Fails on text that is not JSON, or nested too deep.
[[nodiscard]] Result<Value> value_from_json(SourcePtr const& source, Arena& arena,
                                            std::vector<std::unique_ptr<Shape const>>& shapes);

// The narrowest static type of a value: a context with the types of its entries, a list of what its items share.
[[nodiscard]] Type type_of(Value const& value);

}  // namespace visado
#pragma GCC visibility pop
