#include "ledger/card.hpp"

namespace visado::ledger {
namespace {

constexpr std::size_t part_count = 4;
constexpr char const* names[part_count] = {"unidad", "proveedor", "nombre_proveedor", "moneda"};

using Part = std::string Card::*;
constexpr Part parts[part_count] = {&Card::unit, &Card::supplier, &Card::supplier_name, &Card::currency};

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
}

}  // namespace

void Card::take(Verdict const& verdict) {
  for (auto const part : parts) (this->*part).clear();
  for (auto const& [role, text] : verdict.content.roles)
    for (std::size_t i = 0; i < part_count; ++i)
      if (role == names[i]) this->*parts[i] = text;
  if (verdict.requested_currency != 0) currency = currency_name(verdict.requested_currency);
}

void Card::write(JsonWriter& json) const {
  json.begin_object();
  for (std::size_t i = 0; i < part_count; ++i)
    if (auto const& text = this->*parts[i]; !text.empty()) json.key(names[i]).text(text);
  json.end_object();
}

Cards::Cards(SQLite::Database& database, std::string const& schema)
    : put_(database, "INSERT INTO " + schema + ".fichas VALUES (?1,?2,?3,?4,?5,?6) ON CONFLICT DO UPDATE SET resultado = ?2, "
                     "unidad = ?3, proveedor = ?4, nombre_proveedor = ?5, moneda = ?6"),
      drop_(database, "DELETE FROM " + schema + ".fichas WHERE expediente = ?1") {}

void Cards::put(std::string const& dossier, std::int64_t result, Card const& card) {
  if (card.empty()) {
    drop_.bindNoCopy(1, dossier);
    return run(drop_);
  }
  put_.bindNoCopy(1, dossier);
  put_.bind(2, result);
  for (std::size_t i = 0; i < part_count; ++i) {
    int const column = 3 + static_cast<int>(i);
    if (auto const& text = card.*parts[i]; text.empty()) put_.bind(column);
    else put_.bindNoCopy(column, text);
  }
  run(put_);
}

}  // namespace visado::ledger
