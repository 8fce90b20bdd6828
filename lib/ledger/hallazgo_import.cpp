// Hallazgos that the Contraloría opened, from a file.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "ledger/hallazgos.hpp"
#include "rulebook/csv.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

struct Imported {
  std::string reference;
  HallazgoDraft draft;
};

struct Unreadable {
  std::string why;
};

constexpr std::array<std::string_view, 9> columns{"referencia", "titulo", "condicion",     "criterio", "causa",
                                                  "efecto",     "recomendacion", "unidad", "monto"};

std::string& value_of(Imported& imported, std::size_t column) {
  auto& draft = imported.draft;
  std::string* const values[] = {&imported.reference, &draft.title,  &draft.condition,      &draft.criterion, &draft.cause,
                                 &draft.effect,       &draft.recommendation, &draft.unit, &draft.amount};
  return *values[column];
}

// Accents aside.
std::size_t column_named(std::string_view name) {
  auto const found = std::ranges::find(columns, utf8::fold(name));
  if (found == columns.end()) throw Unreadable{"no se conoce «" + std::string(name) + "»"};
  return static_cast<std::size_t>(found - columns.begin());
}

std::vector<Imported> from_csv(std::string_view text) {
  auto const rows = rulebook::read_csv(text);
  if (rows.empty()) throw Unreadable{"está vacío"};
  std::vector<std::size_t> order;
  for (auto const& cell : rows.front()) order.push_back(column_named(cell.text));
  std::vector<Imported> all;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() != order.size())
      throw Unreadable{"la fila " + std::to_string(i + 1) + " tiene " + std::to_string(rows[i].size()) + " celdas y hay " +
                       std::to_string(order.size()) + " columnas"};
    auto& imported = all.emplace_back();
    for (std::size_t j = 0; j < order.size(); ++j) value_of(imported, order[j]) = rows[i][j].text;
  }
  return all;
}

std::vector<Imported> from_json(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::padded_string const padded(text);
  simdjson::dom::array list;
  if (parser.parse(padded).get(list) != simdjson::SUCCESS) throw Unreadable{"no es una lista JSON"};
  std::vector<Imported> all;
  for (auto const item : list) {
    simdjson::dom::object object;
    if (item.get(object) != simdjson::SUCCESS) throw Unreadable{"un elemento no es un objeto"};
    auto& imported = all.emplace_back();
    for (auto const [key, value] : object) {
      std::string_view written;
      if (value.is_null()) continue;
      if (value.get(written) != simdjson::SUCCESS) throw Unreadable{"«" + std::string(key) + "» no es un texto"};
      value_of(imported, column_named(key)) = written;
    }
  }
  return all;
}

std::vector<Imported> read(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string const whole{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open()) throw Unreadable{"no se puede leer"};
  std::string_view text = whole;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto const first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '[' || text[first] == '{') ? from_json(text) : from_csv(text);
}

}  // namespace

Result<ImportAccounts> import_hallazgos(Ledger& ledger, std::filesystem::path const& file, Occasion const& occasion) {
  std::vector<Imported> all;
  try {
    all = read(file);
  } catch (Unreadable const& unreadable) {
    return Diagnostic::make(code::import_unreadable, {}, {file.string(), unreadable.why});
  }
  return ledger::act<ImportAccounts>(ledger.impl(), occasion, [&](ledger::Acting& acting) {
    acting.require("hallazgo");
    std::string const origin = "Contraloría";
    ImportAccounts accounts;
    for (auto const& [reference, draft] : all) {
      ledger::require_text("la referencia", reference);
      ledger::require_whole(draft);
      bool const known = ledger::first_row(acting.database(), "SELECT 1 FROM hallazgos WHERE origen = ?1 AND referencia = ?2",
                                           origin, reference)
                             .has_value();
      ++(known ? accounts.known : accounts.filed);
      if (!known) (void)ledger::file_hallazgo(acting, draft, {origin, reference});
    }
    return accounts;
  });
}

}  // namespace visado
