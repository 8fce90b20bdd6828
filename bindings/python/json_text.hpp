// Python data as JSON text, for the reader of dossiers: dicts, lists, dataclasses, exact numbers.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

namespace visado::python {

// Appends `value`. Raises TypeError for what has no JSON form, ValueError for numbers that are none (NaN) and for data nested
// deeper than any dossier may be. A float is written with the shortest digits that read back as the same float.
void append_json(std::string& json, pybind11::handle value);

}  // namespace visado::python
