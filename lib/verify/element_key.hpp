// How an element of a list is named, so that a finding can be followed over time: by its type's `clave`; without
// one, by its content; never by position.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "visado/schema.hpp"
#include "visado/value.hpp"

namespace visado::verify {

// The keys of all elements of a list, in its order. Repeated ones get «#2», «#3» in the order of their content.
[[nodiscard]] std::vector<std::string> element_keys(std::span<Value const> elements);

// A text that is the same for equal values, whatever the order of their entries; absent entries left out.
[[nodiscard]] std::string canonical(Value const& value);

}  // namespace visado::verify
