// What the documents of a dossier print of its data (`hoja` of the schema): titled parts, each a list of labelled values
// or a table with a row for each element. Which field means what is said here, by the schema, and nowhere in the program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "visado/expression.hpp"
#include "visado/source.hpp"

#pragma GCC visibility push(default)
namespace visado {

class RecordType;

// `variable en lista` of an element rule, or of a table of the layout.
struct ForEach {
  std::string variable;
  Expression list;                    // over the dossier and the outer variables
  std::string path;                   // as written: «facturas», «factura.items»
  RecordType const* element = nullptr;  // null when the elements are not records
  std::uint32_t input = 0;            // the activation input of the variable
};

struct PrintLayout {
  struct Datum {
    std::string label;
    Expression value;
  };
  struct Part {
    std::string title;
    std::vector<ForEach> for_each;  // `por_cada`, outer first; empty: one list of values
    std::vector<Datum> data;        // or columns
    Label declared;
  };
  std::optional<Expression> payable;  // `liquido`: what the beneficiary receives
  std::vector<Part> parts;
  [[nodiscard]] bool empty() const { return parts.empty() && !payable; }
};

}  // namespace visado
#pragma GCC visibility pop
