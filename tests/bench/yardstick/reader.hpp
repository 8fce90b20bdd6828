// One pass over the object of a dossier, in whatever order its fields come. What is done with each value that the checks
// use is up to `Take`: convert it, or only touch it.
#pragma once

#include "scalars.hpp"

namespace yardstick {

inline constexpr Names modalities{std::array<std::string_view, 6>{"baja_cuantia", "compra_directa", "cotizacion",
                                                                  "licitacion", "arrendamiento", "servicios_basicos"}};
inline constexpr Names register_states{std::array<std::string_view, 3>{"habilitado", "inhabilitado", "no_inscrito"}};
inline constexpr Names asked_documents{std::array<std::string_view, 6>{"terminos_de_referencia", "cuadro_de_ofertas", "acta_negociacion",
                                                                       "bases", "acta_apertura", "acta_adjudicacion"}};
inline constexpr Names taxes{std::array<std::string_view, 2>{"iva", "isr"}};

// Where the backslashes of a text are, asked from its begin to its end.
class Backslashes {
 public:
  Backslashes() = default;
  explicit Backslashes(std::string_view text) : end_(text.data() + text.size()) { find(text.data()); }

  // Is there one in these bytes?
  [[nodiscard]] bool between(char const* begin, char const* end) {
    if (next_ < begin) find(begin);
    return next_ < end;
  }

 private:
  void find(char const* from) {
    auto const* const found = std::memchr(from, '\\', static_cast<std::size_t>(end_ - from));
    next_ = found == nullptr ? end_ : static_cast<char const*>(found);
  }

  char const* next_ = nullptr;
  char const* end_ = nullptr;
};

// A key as it stands, behind its opening quote.
class Key {
 public:
  explicit Key(char const* raw) : raw_(raw) {}
  template <std::size_t size>
  [[nodiscard]] bool is(char const (&name)[size]) const {
    return std::memcmp(raw_, name, size - 1) == 0 && raw_[size - 1] == '"';
  }
  [[nodiscard]] char first() const { return *raw_; }

 private:
  char const* raw_;
};

template <class Take>
class Reader {
 public:
  explicit Reader(Take& take) : take_(take) {}

  // The text that the next objects are in.
  void begin(std::string_view text) { take_.begin(text); }

  void read(ondemand::object object, Dossier& d) {
    fields(object, [&](Key key, ondemand::value value) {
      switch (key.first()) {
        case 'e':
          if (key.is("expediente")) take_.text(value, d.expediente);
          break;
        case 'm':
          if (key.is("monto")) take_.money(value, d.monto);
          else if (key.is("modalidad")) take_.code(value, d.modalidad, modalities);
          else if (key.is("monto_negociado")) take_.money(value, d.monto_negociado);
          break;
        case 'f':
          if (key.is("fecha_solicitud")) take_.day(value, d.fecha_solicitud);
          else if (key.is("fecha_compra")) take_.day(value, d.fecha_compra);
          else if (key.is("fecha_ingreso")) take_.day(value, d.fecha_ingreso);
          else if (key.is("facturas")) invoices(value, d);
          break;
        case 'p':
          if (key.is("proveedor")) supplier(value, d);
          else if (key.is("partidas")) budget(value, d.partidas);
          break;
        case 'g':
          if (key.is("guatecompras")) publication(value, d);
          break;
        case 'r':
          if (key.is("retenciones")) withholdings(value, d.retenciones);
          break;
        case 'c':
          if (key.is("cur")) vouchers(value, d.cur);
          break;
        case 'd':
          if (key.is("documentos")) documents(value, d.documentos);
          break;
        default: break;
      }
    });
  }

 private:
  template <class Each>
  void fields(ondemand::object object, Each each) {
    for (auto field : object) {
      char const* const key = field.key().value().raw();
      ondemand::value value = field.value().value();
      take_.key(key, value);
      each(Key(key), value);
    }
  }

  // The fields of a record; of anything else, none.
  template <class Each>
  void record(ondemand::value value, Each each) {
    if (*token_of(value).data() == '{') fields(value.get_object(), each);
  }

  // Each record of a list. A list that is null stays not present.
  template <class Item, class Each>
  void list(ondemand::value value, List<Item>& into, Each each) {
    if (*token_of(value).data() != '[') return;
    into.present = true;
    for (auto element : value.get_array()) {
      Item& item = into.items.emplace_back();
      record(element.value(), [&](Key key, ondemand::value field) { each(item, key, field); });
    }
  }

  void supplier(ondemand::value value, Dossier& d) {
    record(value, [&](Key key, ondemand::value field) {
      if (key.is("nit")) take_.text(field, d.nit);
      else if (key.is("rgae_estado")) take_.code(field, d.rgae_estado, register_states);
      else if (key.is("rgae_vigente_hasta")) take_.day(field, d.rgae_vigente_hasta);
    });
  }

  void publication(ondemand::value value, Dossier& d) {
    record(value, [&](Key key, ondemand::value field) {
      if (key.is("nog")) take_.presence(field, d.has_nog);
      else if (key.is("npg")) take_.presence(field, d.has_npg);
    });
  }

  void budget(ondemand::value value, List<BudgetLine>& lines) {
    list(value, lines, [&](BudgetLine& line, Key key, ondemand::value field) {
      switch (key.first()) {
        case 'm':
          if (key.is("monto")) take_.money(field, line.monto);
          break;
        case 'd':
          if (key.is("disponible")) take_.money(field, line.disponible);
          break;
        case 'f':
          if (key.is("fuente")) take_.text(field, line.fuente);
          break;
        case 'r':
          if (key.is("renglon")) take_.text(field, line.renglon);
          break;
        case 'p':
          if (key.is("programa")) take_.text(field, line.programa);
          break;
        case 'a':
          if (key.is("actividad")) take_.text(field, line.actividad);
          break;
        default: break;
      }
    });
  }

  void invoices(ondemand::value value, Dossier& d) {
    list(value, d.facturas, [&](Invoice& invoice, Key key, ondemand::value field) {
      switch (key.first()) {
        case 'a':
          if (key.is("autorizacion")) take_.text(field, invoice.autorizacion);
          break;
        case 'f':
          if (key.is("fecha_emision")) take_.day(field, invoice.fecha_emision);
          break;
        case 'n':
          if (key.is("nit_emisor")) take_.text(field, invoice.nit_emisor);
          break;
        case 'i':
          if (key.is("items")) items(field, invoice, d.items);
          else if (key.is("id_receptor")) take_.text(field, invoice.id_receptor);
          break;
        case 'g':
          if (key.is("gran_total")) take_.money(field, invoice.gran_total);
          break;
        default: break;
      }
    });
  }

  void items(ondemand::value value, Invoice& invoice, std::vector<Item>& all) {
    if (*token_of(value).data() != '[') return;
    invoice.has_items = true;
    invoice.first_item = static_cast<std::uint32_t>(all.size());
    for (auto element : value.get_array()) {
      Item& item = all.emplace_back();
      record(element.value(), [&](Key key, ondemand::value field) {
        switch (key.first()) {
          case 'n':
            if (key.is("numero_linea")) take_.number(field, item.numero_linea);
            break;
          case 'c':
            if (key.is("cantidad")) take_.number(field, item.cantidad);
            break;
          case 'p':
            if (key.is("precio_unitario")) take_.fine_money(field, item.precio_unitario);
            break;
          case 'd':
            if (key.is("descuento")) take_.money(field, item.descuento);
            break;
          case 't':
            if (key.is("total")) take_.money(field, item.total);
            break;
          default: break;
        }
      });
    }
    invoice.end_item = static_cast<std::uint32_t>(all.size());
  }

  void withholdings(ondemand::value value, List<Withholding>& all) {
    list(value, all, [&](Withholding& one, Key key, ondemand::value field) {
      if (key.is("impuesto")) take_.code(field, one.impuesto, taxes);
      else if (key.is("base")) take_.money(field, one.base);
      else if (key.is("monto")) take_.money(field, one.monto);
    });
  }

  void vouchers(ondemand::value value, List<Voucher>& all) {
    list(value, all, [&](Voucher& one, Key key, ondemand::value field) {
      switch (key.first()) {
        case 'c':
          if (key.is("clase")) take_.text(field, one.clase);
          break;
        case 'n':
          if (key.is("numero")) take_.text(field, one.numero);
          break;
        case 'e':
          if (key.is("ejercicio")) take_.number(field, one.ejercicio);
          break;
        case 'm':
          if (key.is("monto_bruto")) take_.money(field, one.monto_bruto);
          break;
        case 'd':
          if (key.is("deducciones")) take_.money(field, one.deducciones);
          break;
        case 'l':
          if (key.is("liquido")) take_.money(field, one.liquido);
          break;
        default: break;
      }
    });
  }

  void documents(ondemand::value value, Documents& all) {
    if (*token_of(value).data() != '[') return;
    all.present = true;
    for (auto element : value.get_array()) {
      EnumCode type = 0;
      bool typed = false;
      record(element.value(), [&](Key key, ondemand::value field) {
        if (!key.is("tipo")) return;
        take_.presence(field, typed);
        take_.code(field, type, asked_documents);
      });
      all.untyped = all.untyped || !typed;
      all.types |= 1u << type;
    }
  }

  Take& take_;
};

// Reads each value for the checks.
class Convert {
 public:
  void begin(std::string_view text) { backslashes_ = Backslashes(text); }
  // A key written with escapes («mont\u006f») would be taken for another.
  void key(char const* key, ondemand::value& value) {
    if (backslashes_.between(key, token_of(value).data())) throw OutOfScope("una clave escrita con escapes");
  }

  void text(ondemand::value& value, Text& out) {
    Text const token = token_of(value);
    out = text_of(value, backslashes_.between(token.data(), token.data() + token.size()));
  }
  void presence(ondemand::value& value, bool& out) { out = is_text(value); }
  void money(ondemand::value& value, Money& out) { out = money_of<2>(value); }
  void fine_money(ondemand::value& value, Money& out) { out = money_of<4>(value); }
  void number(ondemand::value& value, Number& out) { out = number_of(value); }
  void day(ondemand::value& value, Day& out) { out = day_of(value); }
  template <std::size_t count>
  void code(ondemand::value& value, EnumCode& out, Names<count> const& names) {
    Text const token = token_of(value);
    if (backslashes_.between(token.data(), token.data() + token.size())) throw OutOfScope("un código escrito con escapes");
    out = names.code_of(token.data() + 1);
  }

 private:
  Backslashes backslashes_;
};

// Reads each value as simdjson gives it and adds it up, so that the reading is not optimised away: parsing alone.
struct Touch {
  std::uint64_t seen = 0;
  double amount = 0;

  void begin(std::string_view) {}
  void key(char const*, ondemand::value&) {}
  void text(ondemand::value& value, Text&) {
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) seen += text.size();
  }
  void presence(ondemand::value& value, bool&) { seen += value.is_null() ? 0 : 1; }
  void money(ondemand::value& value, Money&) {
    double number = 0;
    if (value.get_double().get(number) == simdjson::SUCCESS) amount += number;
  }
  void fine_money(ondemand::value& value, Money& out) { money(value, out); }
  void number(ondemand::value& value, Number&) {
    double number = 0;
    if (value.get_double().get(number) == simdjson::SUCCESS) amount += number;
  }
  void day(ondemand::value& value, Day&) {
    Text none;
    text(value, none);
  }
  template <std::size_t count>
  void code(ondemand::value& value, EnumCode&, Names<count> const&) {
    Text none;
    text(value, none);
  }
};

}  // namespace yardstick
