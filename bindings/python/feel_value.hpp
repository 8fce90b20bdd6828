// FEEL values as Python values.
#pragma once

#include <pybind11/pybind11.h>

#include "visado/value.hpp"

namespace visado::python {

// Numbers become Decimal, whatever they are; dates, times and day-time durations what datetime has for them if it can hold
// them exactly, and else, as years-and-months durations, ranges and functions, their text.
[[nodiscard]] pybind11::object to_python(Value const& value);

}  // namespace visado::python
