// What is done to a correct dossier, and what must be said of it then.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "faults.hpp"

namespace datos {

using std::string;
using Lines = std::vector<Expected>;
using Change = std::function<Lines(Node&)>;

inline constexpr char fails[] = "incumple";
inline constexpr char unknown[] = "no evaluable";

inline string uuid(Node const& d, int i = 0) {
  return d.text_at("facturas." + std::to_string(i) + ".autorizacion");
}

inline string budget_key(Node const& d, int i = 0) {
  string key;
  for (char const* part : {"institucion", "unidad_ejecutora", "programa", "subprograma", "proyecto", "actividad",
                           "obra", "renglon", "geografico", "fuente", "organismo", "correlativo"})
    key += (key.empty() ? "" : "|") + d.text_at("partidas." + std::to_string(i) + "." + part);
  return key;
}

inline string register_key(Node const& d, int i) {
  auto const at = "cur." + std::to_string(i) + ".";
  return d.text_at(at + "clase") + "|" + d.text_at(at + "numero") + "|" + d.text_at(at + "ejercicio");
}

inline Micros amount(Node const& d, string const& path) { return amount_of(d.text_at(path)); }
inline Day day(Node const& d, string const& path) { return Day::of_iso(d.text_at(path)); }
inline void add(Node& d, string const& path, Micros by) { d.at(path) = money(amount(d, path) + by); }

using Values = std::vector<std::pair<string, Node>>;

// Fields take other values, and one finding without element follows.
inline Change sets(Values values, char const* rule) {
  return [=](Node& d) {
    for (auto const& [path, value] : values) d.at(path) = value;
    return Lines{{rule, fails, ""}};
  };
}
inline Change sets(Values values, Lines expected) {
  return [=](Node& d) {
    for (auto const& [path, value] : values) d.at(path) = value;
    return expected;
  };
}
// A date moves some days from another one.
inline Change moves(string path, string from, std::int64_t days, char const* rule) {
  return [=](Node& d) {
    d.at(path) = day(d, from) + days;
    return Lines{{rule, fails, ""}};
  };
}
// An amount changes.
inline Change adds(string path, Micros by, char const* rule) {
  return [=](Node& d) {
    add(d, path, by);
    return Lines{{rule, fails, ""}};
  };
}
// The element at a path is a finding, known by some of its fields.
inline string key_of(Node const& d, string const& path, std::vector<string> const& fields) {
  string key;
  for (auto const& field : fields) key += (key.empty() ? "" : "|") + d.text_at(path + "." + field);
  return key;
}

}  // namespace datos
