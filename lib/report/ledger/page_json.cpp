// A page for programs: {"informe","titulo",facts…,"secciones":{key:[{column:value}]}}.
#include "report/ledger/page.hpp"
#include "support/json_writer.hpp"

namespace visado::tables {
namespace {

void write_amounts(JsonWriter& json, Amounts const& amounts) {
  json.begin_list();
  for (auto const& [currency, amount] : amounts) {
    json.begin_object().key("monto");
    if (amount) json.raw(amount->to_string());
    else json.null();
    json.key("moneda").text(currency).end_object();
  }
  json.end_list();
}

void write_cell(JsonWriter& json, Cell const& cell) {
  struct Writer {
    JsonWriter& json;
    void operator()(std::monostate) const { json.null(); }
    void operator()(std::string const& text) const { json.text(text); }
    void operator()(std::int64_t number) const { json.raw(std::to_string(number)); }
    void operator()(bool yes) const { json.boolean(yes); }
    void operator()(Decimal number) const { json.raw(number.to_string()); }
    void operator()(Date day) const { json.text(day.to_string()); }
    void operator()(Amounts const& amounts) const { write_amounts(json, amounts); }
  };
  std::visit(Writer{json}, cell);
}

}  // namespace

void write_json(std::ostream& out, Page const& page) {
  JsonWriter json;
  json.begin_object().key("informe").text(page.key).key("titulo").text(page.title);
  for (auto const& fact : page.facts) {
    json.key(fact.key);
    write_cell(json, fact.value);
  }
  json.key("secciones").begin_object();
  Row row;
  for (auto const& section : page.sections) {
    json.key(section.key).begin_list();
    for (std::size_t i = 0; i < section.count; ++i) {
      row.clear();
      section.row(i, row);
      json.begin_object();
      for (std::size_t k = 0; k < row.size(); ++k) {
        json.key(section.columns[k].key);
        write_cell(json, row[k]);
      }
      json.end_object();
    }
    json.end_list();
  }
  json.end_object().end_object();
  out << json.text() << '\n';
}

}  // namespace visado::tables
