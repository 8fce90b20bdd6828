#include "checks.hpp"

#include <algorithm>
#include <array>

namespace yardstick {
namespace {

using namespace std::string_view_literals;

// ---- parameters and norms (reglamento/base), by the date that chooses them ---------------------------------------
constexpr Day lce_in_force = 19921027, liva_in_force = 19920701;

Money ceiling_of_small_purchases(Day day) {
  if (day >= 20161001) return 25'000'00;
  return day >= 20151216 ? 10'000'00 : no_money;
}
Money ceiling_of_direct_purchases(Day day) { return day >= 20090917 ? 90'000'00 : no_money; }
Money floor_of_withholding(Day day) { return day >= 20120225 ? 30'000'00 : no_money; }
Text entity_nit(Day day) { return day >= 20160101 ? "101677537"sv : Text(); }

// ---- small things --------------------------------------------------------------------------------------------
Money absolute(Money amount) { return amount == no_money || amount >= 0 ? amount : -amount; }

template <class Items, class Amount>
Money sum(Items const& items, Amount amount) {
  Money total = 0;
  for (auto const& item : items) total = plus(total, amount(item));
  return total;
}

template <class... Codes>
Truth one_of(EnumCode code, Codes... codes) {
  return code == 0 ? Truth::unknown : truth(((code == codes) || ...));
}

// Codes of two digits.
using Pair = std::uint16_t;
constexpr Pair pair(std::string_view digits) {
  return static_cast<Pair>(static_cast<unsigned char>(digits[0]) << 8 | static_cast<unsigned char>(digits[1]));
}

Truth is_source(Text text) {
  static constexpr std::array sources{pair("11"), pair("12"), pair("21"), pair("22"), pair("29"),
                                      pair("31"), pair("32"), pair("41"), pair("52"), pair("61")};
  if (is_null(text)) return Truth::unknown;
  if (text.size() != 2) return Truth::no;
  bool found = false;
  for (auto const source : sources) found |= source == pair(text);
  return truth(found);
}

// The check digit of a tax number: weights 2, 3, 4… from the right, modulo 11; 10 is written K.
Truth valid_nit(Text text) {
  if (is_null(text)) return Truth::unknown;
  std::array<char, 12> digits{};
  std::size_t size = 0;
  for (char const c : text) {
    if (c == '-' || c == ' ' || c == '.') continue;
    if (size == digits.size()) return Truth::no;
    digits[size++] = c;
  }
  if (size < 4) return Truth::no;
  int total = 0;
  for (std::size_t i = 0; i + 1 < size; ++i) {
    if (digits[i] < '0' || digits[i] > '9') return Truth::no;
    total += (digits[i] - '0') * static_cast<int>(size - i);
  }
  int const check = (11 - total % 11) % 11;
  char const given = digits[size - 1] == 'k' ? 'K' : digits[size - 1];
  return truth(given == (check == 10 ? 'K' : static_cast<char>('0' + check)));
}

// Whether every one asked for is among the documents.
template <class... Types>
Truth documents_are_there(Documents const& documents, Types... types) {
  unsigned const asked = ((1u << types) | ...);
  if ((documents.types & asked) == asked) return Truth::yes;
  return documents.untyped || !documents.present ? Truth::unknown : Truth::no;
}

// No two of the same number.
Truth numbers_are_distinct(List<Voucher> const& vouchers) {
  auto const& items = vouchers.items;
  if (!vouchers.present || std::ranges::any_of(items, [](Voucher const& v) { return is_null(v.numero); }))
    return Truth::unknown;
  for (std::size_t i = 1; i < items.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      if (items[i].numero == items[k].numero) return Truth::no;
  }
  return Truth::yes;
}

// quantity × price − discount − total, within a cent.
Truth product_is_right(Item const& item) {
  if (item.cantidad.is_null() || item.precio_unitario == no_money || item.descuento == no_money ||
      item.total == no_money)
    return Truth::unknown;
  // Everything in units of 10^-(4 + scale).
  __extension__ using Wide = __int128;
  Wide cents = 100;
  for (int i = 0; i < item.cantidad.scale; ++i) cents *= 10;
  Wide const product = static_cast<Wide>(item.cantidad.coefficient) * item.precio_unitario;
  Wide const difference = product - (static_cast<Wide>(item.descuento) + item.total) * cents;
  return truth(difference <= cents && difference >= -cents);
}

// ---- keys of elements ------------------------------------------------------------------------------------------
// Written only for what is found.
class ElementKey {
 public:
  ElementKey& part(Text text) {
    if (is_null(text)) throw OutOfScope("un elemento sin clave");
    if (!key_.empty()) key_ += '|';
    key_ += text;
    return *this;
  }
  ElementKey& part(Number number) {
    if (number.is_null()) throw OutOfScope("un elemento sin clave");
    for (; number.scale > 0 && number.coefficient % 10 == 0; --number.scale) number.coefficient /= 10;
    if (number.scale != 0) throw OutOfScope("una clave con decimales");
    return part(std::to_string(number.coefficient));
  }
  ElementKey& inside(Text outer) {
    if (is_null(outer)) throw OutOfScope("un elemento sin clave");
    key_ = std::string(outer) + '/' + key_;
    return *this;
  }
  [[nodiscard]] std::string const& text() const { return key_; }

 private:
  std::string key_;
};

ElementKey key_of(BudgetLine const& line) {
  return ElementKey().part(line.programa).part(line.actividad).part(line.renglon).part(line.fuente);
}
ElementKey key_of(Invoice const& invoice) { return ElementKey().part(invoice.autorizacion); }
ElementKey key_of(Voucher const& voucher) {
  return ElementKey().part(voucher.clase).part(voucher.numero).part(voucher.ejercicio);
}

// ---- the checks ------------------------------------------------------------------------------------------------

class Checks {
 public:
  Checks(Dossier const& dossier, Findings& findings)
      : d_(dossier),
        findings_(findings),
        invoiced_(dossier.facturas.present ? sum(dossier.facturas.items, [](Invoice const& i) { return i.gran_total; })
                                           : no_money),
        lce_(in_force(dossier.fecha_ingreso, lce_in_force)),
        liva_(in_force(dossier.fecha_ingreso, liva_in_force)),
        lce_at_purchase_(in_force(dossier.fecha_compra, lce_in_force)) {}

  void run() {
    auto const competition = one_of(d_.modalidad, cotizacion, licitacion);
    dossier("VTE-001", lce_at_purchase_, one_of(d_.modalidad, baja_cuantia),
            [&] { return at_most(d_.monto_negociado, ceiling_of_small_purchases(d_.fecha_compra)); });
    dossier("VTE-002", lce_at_purchase_, one_of(d_.modalidad, compra_directa), [&] {
      return both(greater(d_.monto_negociado, ceiling_of_small_purchases(d_.fecha_compra)),
                  at_most(d_.monto_negociado, ceiling_of_direct_purchases(d_.fecha_compra)));
    });
    dossier("VTE-003", liva_, at_most(floor_of_withholding(d_.fecha_ingreso), invoiced_), [&] { return withheld(); });
    dossier("VTE-004", liva_, Truth::yes, [&] { return at_most(absolute(minus(invoiced_, d_.monto)), 5); });
    dossier("VTE-005", lce_, Truth::yes, [&] { return equal(budgeted(), d_.monto); });
    each("VTE-006", lce_, d_.partidas, [](BudgetLine const& line) { return at_most(line.monto, line.disponible); });
    each("VTE-007", lce_, d_.partidas, [](BudgetLine const& line) { return is_source(line.fuente); });
    dossier("VTE-008", lce_, Truth::yes, [&] {
      return both(not_after(d_.fecha_solicitud, d_.fecha_compra), not_after(d_.fecha_compra, d_.fecha_ingreso));
    });
    each("VTE-009", liva_, d_.facturas, [&](Invoice const& invoice) {
      return both(not_after(d_.fecha_compra, invoice.fecha_emision), not_after(invoice.fecha_emision, d_.fecha_ingreso));
    });
    each("VTE-010", liva_, d_.facturas, [](Invoice const& invoice) { return valid_nit(invoice.nit_emisor); });
    each("VTE-011", liva_, d_.facturas, [&](Invoice const& invoice) { return same(invoice.nit_emisor, d_.nit); });
    each("VTE-012", Truth::yes, d_.facturas, [](Invoice const& invoice) {
      auto const applies = in_force(invoice.fecha_emision, liva_in_force);
      return applies == Truth::yes ? same(invoice.id_receptor, entity_nit(invoice.fecha_emision))
             : applies == Truth::no ? Truth::yes
                                    : Truth::unknown;
    });
    each("VTE-013", liva_, d_.facturas, [&](Invoice const& invoice) {
      if (!invoice.has_items) return Truth::unknown;
      auto const lines = sum(d_.items_of(invoice), [](Item const& item) { return item.total; });
      return at_most(absolute(minus(lines, invoice.gran_total)), 1);
    });
    products("VTE-014");
    dossier("VTE-015", lce_, one_of(d_.modalidad, compra_directa), [&] {
      return documents_are_there(d_.documentos, terminos_de_referencia, cuadro_de_ofertas, acta_negociacion);
    });
    dossier("VTE-016", lce_, competition, [&] {
      return documents_are_there(d_.documentos, bases, acta_apertura, acta_adjudicacion);
    });
    dossier("VTE-017", lce_at_purchase_, competition, [&] {
      return both(one_of(d_.rgae_estado, habilitado), not_after(d_.fecha_compra, d_.rgae_vigente_hasta));
    });
    dossier("VTE-018", lce_, one_of(d_.modalidad, baja_cuantia, compra_directa, cotizacion, licitacion),
            [&] { return truth(d_.modalidad == baja_cuantia ? d_.has_npg : d_.has_nog); });
    dossier("VTE-019", lce_, Truth::yes, [&] { return numbers_are_distinct(d_.cur); });
    each("VTE-020", lce_, d_.cur, [](Voucher const& v) { return equal(minus(v.monto_bruto, v.deducciones), v.liquido); });
  }

 private:
  static Truth greater(Money a, Money b) { return a == no_money || b == no_money ? Truth::unknown : truth(a > b); }
  static Truth equal(Money a, Money b) { return a == no_money || b == no_money ? Truth::unknown : truth(a == b); }
  // Of a norm at a date.
  static Truth in_force(Day day, Day from) { return day == no_day ? Truth::unknown : truth(day >= from); }

  // A rule over the dossier: does not apply when `applies` is false, whatever its date; or when its norm was not in force.
  template <class Demands>
  void dossier(std::string_view rule, Truth norm, Truth applies, Demands demands) {
    if (applies == Truth::no || norm == Truth::no) return;
    if (applies == Truth::unknown || norm == Truth::unknown) return findings_.add(d_.expediente, rule, false);
    Truth const holds = demands();
    if (holds != Truth::yes) findings_.add(d_.expediente, rule, holds == Truth::no);
  }

  // A rule over each element of a list.
  template <class Item, class Demands>
  void each(std::string_view rule, Truth norm, List<Item> const& list, Demands demands) {
    if (!list.present) return findings_.add(d_.expediente, rule, false);
    if (norm == Truth::no) return;
    for (auto const& item : list.items) {
      Truth const holds = norm == Truth::unknown ? norm : demands(item);
      if (holds != Truth::yes) findings_.add(d_.expediente, rule, holds == Truth::no, key_of(item).text());
    }
  }

  // The same over the items of every invoice.
  void products(std::string_view rule) {
    if (!d_.facturas.present) return findings_.add(d_.expediente, rule, false);
    for (auto const& invoice : d_.facturas.items) {
      if (!invoice.has_items) {
        findings_.add(d_.expediente, rule, false, key_of(invoice).text());
        continue;
      }
      if (liva_ == Truth::no) continue;
      for (auto const& item : d_.items_of(invoice)) {
        Truth const holds = liva_ == Truth::unknown ? liva_ : product_is_right(item);
        if (holds == Truth::yes) continue;
        auto const key = ElementKey().part(item.numero_linea).inside(invoice.autorizacion);
        findings_.add(d_.expediente, rule, holds == Truth::no, key.text());
      }
    }
  }

  [[nodiscard]] Money budgeted() const {
    return d_.partidas.present ? sum(d_.partidas.items, [](BudgetLine const& line) { return line.monto; }) : no_money;
  }

  [[nodiscard]] Truth withheld() const {
    Truth some = d_.retenciones.present ? Truth::no : Truth::unknown;
    for (auto const& one : d_.retenciones.items)
      some = either(some, both(both(one_of(one.impuesto, iva), greater(one.monto, 0)), at_most(one.base, invoiced_)));
    return some;
  }

  Dossier const& d_;
  Findings& findings_;
  Money invoiced_;
  Truth lce_, liva_, lce_at_purchase_;
};

}  // namespace

void check(Dossier const& dossier, Findings& findings) { Checks(dossier, findings).run(); }

}  // namespace yardstick
