#include "json_text.hpp"

#include <cmath>
#include <string_view>

namespace py = pybind11;

namespace visado::python {
namespace {

constexpr int deepest = 200;

[[noreturn]] void raise(PyObject* type, std::string const& message) {
  PyErr_SetString(type, message.c_str());
  throw py::error_already_set();
}

std::string_view utf8(py::handle text) {
  Py_ssize_t size = 0;
  char const* const bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (bytes == nullptr) throw py::error_already_set();  // lone surrogates
  return {bytes, static_cast<std::size_t>(size)};
}

void append_text(std::string& json, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  json += '"';
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') json += '\\', json += c;
    else if (byte >= 0x20) json += c;
    else json += "\\u00", json += digits[byte >> 4U], json += digits[byte & 15U];
  }
  json += '"';
}

// The types that are asked about at every value, looked up once. They live as long as the interpreter.
struct Types {
  py::handle decimal = type("decimal", "Decimal"), date = type("datetime", "date"), time = type("datetime", "time"),
             enumeration = type("enum", "Enum"), uuid = type("uuid", "UUID"), mapping = type("collections.abc", "Mapping");

  static py::handle type(char const* module, char const* name) {
    return py::object(py::module_::import(module).attr(name)).release();
  }
  static Types const& all() {
    static Types const types;
    return types;
  }
};

class Writer {
 public:
  explicit Writer(std::string& json) : json_(json) {}

  void value(py::handle v, int depth) {
    if (depth > deepest) raise(PyExc_ValueError, "los datos están anidados a más de 200 niveles");
    PyObject* const object = v.ptr();
    if (PyUnicode_CheckExact(object)) append_text(json_, utf8(v));
    else if (object == Py_None) json_ += "null";
    else if (PyBool_Check(object)) json_ += object == Py_True ? "true" : "false";
    else if (PyLong_CheckExact(object)) json_ += utf8(py::str(v));
    else if (PyFloat_Check(object)) number(v);
    else if (PyDict_Check(object)) dict(v, depth);
    else if (PyList_Check(object) || PyTuple_Check(object)) items(v, depth);
    else other(v, depth);
  }

 private:
  void number(py::handle v) {
    if (!std::isfinite(PyFloat_AS_DOUBLE(v.ptr()))) raise(PyExc_ValueError, "un número del expediente no es finito");
    json_ += utf8(py::repr(v));
  }

  void begin_entry(bool& first, py::handle key) {
    if (!PyUnicode_Check(key.ptr())) raise(PyExc_TypeError, "las claves de un expediente son textos");
    if (!first) json_ += ',';
    first = false;
    append_text(json_, utf8(key));
    json_ += ':';
  }

  void dict(py::handle v, int depth) {
    json_ += '{';
    bool first = true;
    PyObject *key = nullptr, *item = nullptr;
    Py_ssize_t at = 0;
    while (PyDict_Next(v.ptr(), &at, &key, &item)) {
      // Whatever writing them calls must not take them away.
      auto const kept_key = py::reinterpret_borrow<py::object>(key), kept = py::reinterpret_borrow<py::object>(item);
      begin_entry(first, key);
      value(item, depth + 1);
    }
    json_ += '}';
  }

  void items(py::handle v, int depth) {
    json_ += '[';
    bool first = true;
    for (auto const item : py::reinterpret_borrow<py::sequence>(v)) {
      if (!first) json_ += ',';
      first = false;
      value(item, depth + 1);
    }
    json_ += ']';
  }

  void other(py::handle v, int depth) {
    auto const& types = Types::all();
    if (py::isinstance(v, types.enumeration)) value(v.attr("value"), depth + 1);
    else if (PyUnicode_Check(v.ptr())) append_text(json_, utf8(v));
    else if (PyLong_Check(v.ptr())) json_ += utf8(py::reinterpret_steal<py::object>(PyLong_Type.tp_repr(v.ptr())));
    else if (py::isinstance(v, types.decimal)) decimal(v);
    else if (py::isinstance(v, types.date) || py::isinstance(v, types.time)) append_text(json_, utf8(v.attr("isoformat")()));
    else if (py::isinstance(v, types.uuid)) append_text(json_, utf8(py::str(v)));
    else if (py::hasattr(v, "__dataclass_fields__") && !PyType_Check(v.ptr())) dataclass(v, depth);
    else if (py::isinstance(v, types.mapping)) dict(py::module_::import("builtins").attr("dict")(v), depth);
    else raise(PyExc_TypeError, std::string("un expediente no puede contener un ") + Py_TYPE(v.ptr())->tp_name);
  }

  void decimal(py::handle v) {
    if (!v.attr("is_finite")().cast<bool>()) raise(PyExc_ValueError, "un número del expediente no es finito");
    json_ += utf8(py::str(v));
  }

  void dataclass(py::handle v, int depth) {
    json_ += '{';
    bool first = true;
    for (auto const field : py::reinterpret_borrow<py::object>(v.attr("__dataclass_fields__")).attr("keys")()) {
      begin_entry(first, field);
      value(py::getattr(v, field), depth + 1);
    }
    json_ += '}';
  }

  std::string& json_;
};

}  // namespace

void append_json(std::string& json, py::handle value) { Writer(json).value(value, 0); }

}  // namespace visado::python
