// Electronic invoices (FEL) and what is retained on them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "money.hpp"
#include "parties.hpp"

namespace datos {

// How the issuer is registered; decides type, phrases and retentions.
enum class Regime : unsigned char {
  trimestral,  // general, pays ISR every quarter
  definitiva,  // general, ISR retained
  agente,      // general, itself a VAT withholding agent
  pequeno,     // small taxpayer
};

struct Line {
  std::string description{};
  char kind = 'B';  // B bienes, S servicios
  std::int64_t quantity = 1;
  Micros unit_price = 0;
  Micros hotel_tax = 0;  // TURISMO HOSPEDAJE, beside the price
};

struct Invoice {
  Node node;  // a FacturaFEL
  std::string authorization;
  Micros total = 0, vat = 0, other_taxes = 0;
};

struct InvoiceOrder {
  std::string type = "FACT";
  Regime regime = Regime::trimestral;
  Party issuer{};
  std::string receiver_id = institute_nit;
  std::string receiver_name = institute_name;
  Day date{};
  std::vector<Line> lines{};
  int decimals = 2;  // of the figures of each line: 2 or 6
  std::string currency = "GTQ";
  int instalments = 0;  // of a factura cambiaria
};

[[nodiscard]] Invoice make_invoice(Random& random, InvoiceOrder const& order);

// An invoice of before FEL: on paper, without authorisation.
[[nodiscard]] Invoice make_paper_invoice(Random& random, Party const& issuer, Day date, Micros total);

// A credit note on an invoice.
[[nodiscard]] Invoice make_credit_note(Random& random, InvoiceOrder const& order, Invoice const& origin,
                                       Day date);

// The certificates that the law asks for; their sum.
Micros add_retentions(Random& random, Node& retentions, Invoice const& invoice, Regime regime, Day date);

}  // namespace datos
