// The fields of a dossier that the twenty checks read. One is reused for all: lists keep their memory.
#pragma once

#include <span>
#include <vector>

#include "values.hpp"

namespace yardstick {

enum : EnumCode { baja_cuantia = 1, compra_directa, cotizacion, licitacion, arrendamiento, servicios_basicos };
enum : EnumCode { habilitado = 1, inhabilitado, no_inscrito };
enum : EnumCode { iva = 1, isr };
enum : EnumCode { terminos_de_referencia = 1, cuadro_de_ofertas, acta_negociacion, bases, acta_apertura, acta_adjudicacion };

// A list that may not be there at all.
template <class Item>
struct List {
  bool present = false;
  std::vector<Item> items;
  void clear() {
    present = false;
    items.clear();
  }
};

struct BudgetLine {
  Text programa, actividad, renglon, fuente;
  Money monto = no_money, disponible = no_money;
};

struct Item {
  Number numero_linea, cantidad;
  Money precio_unitario = no_money;  // in 10^-4
  Money descuento = no_money, total = no_money;
};

struct Invoice {
  Text autorizacion;
  Day fecha_emision = no_day;
  Text nit_emisor, id_receptor;
  bool has_items = false;
  std::uint32_t first_item = 0, end_item = 0;  // in Dossier::items
  Money gran_total = no_money;
};

struct Withholding {
  EnumCode impuesto = 0;
  Money base = no_money, monto = no_money;
};

struct Voucher {
  Text clase;  // a code would do, but for the key of the finding
  Text numero;
  Number ejercicio;
  Money monto_bruto = no_money, deducciones = no_money, liquido = no_money;
};

// Of the types of the documents, those that some check asks for.
struct Documents {
  bool present = false;
  bool untyped = false;  // one of them does not say its type
  unsigned types = 0;    // a bit for each: 1 << the code
  void clear() { *this = {}; }
};

struct Dossier {
  Text expediente;
  EnumCode modalidad = 0;
  Money monto = no_money, monto_negociado = no_money;
  Day fecha_solicitud = no_day, fecha_compra = no_day, fecha_ingreso = no_day;
  Text nit;
  EnumCode rgae_estado = 0;
  Day rgae_vigente_hasta = no_day;
  bool has_nog = false, has_npg = false;
  List<BudgetLine> partidas;
  List<Invoice> facturas;
  std::vector<Item> items;  // of all invoices
  List<Withholding> retenciones;
  List<Voucher> cur;
  Documents documentos;

  [[nodiscard]] std::span<Item const> items_of(Invoice const& invoice) const {
    return std::span(items).subspan(invoice.first_item, invoice.end_item - invoice.first_item);
  }

  void clear() {
    expediente = nit = {};
    modalidad = rgae_estado = 0;
    monto = monto_negociado = no_money;
    fecha_solicitud = fecha_compra = fecha_ingreso = rgae_vigente_hasta = no_day;
    has_nog = has_npg = false;
    partidas.clear();
    facturas.clear();
    items.clear();
    retenciones.clear();
    cur.clear();
    documentos.clear();
  }
};

}  // namespace yardstick
