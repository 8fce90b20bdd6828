// Writes the dossiers that everything is measured with: JSON Lines of some 2 kB each, of the schema reglamento/base.
//   bench_dossiers COUNT [FIRST] [--huecos] > pagos.jsonl
// With --huecos any datum may be missing or null, but for keys. The dossier of a number is the same in every run and file. About one in twelve has one fault, of the kinds below:
// something that some rule of reglamento/veinte finds, or a datum that is missing or null.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

// SplitMix64.
class Random {
 public:
  // Seeds that follow each other begin far apart.
  explicit Random(std::uint64_t seed) : state_(seed * 0xD1342543DE82EF95u) { state_ = next() ^ (next() << 1); }
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // From low to high, both included.
  int between(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class Items>
  auto const& of(Items const& items) {
    return items[next() % items.size()];
  }

 private:
  std::uint64_t state_;
};

// The faults. Of a missing datum the key is not there at all; of a null one it says null.
enum class Fault : unsigned char {
  none,
  over_the_ceiling,
  no_withholding,
  sum_of_invoices,
  sum_of_lines_of_budget,
  no_funds,
  unknown_source,
  late_request,
  late_invoice,
  check_digit,
  other_issuer,
  other_receiver,
  sum_of_items,
  product,
  document_missing,
  register_expired,
  no_publication,
  repeated_voucher,
  net_amount,
  missing_request_date,
  null_purchase_date,
  null_invoice_total,
  null_available,
  missing_supplier,
  missing_invoices,
  null_document_type,
  empty_invoices,
  illegible_amount,
  count_
};

constexpr std::array<std::string_view, 6> modalities{"baja_cuantia", "compra_directa", "cotizacion",
                                                     "licitacion",   "arrendamiento",  "servicios_basicos"};
constexpr std::array<std::string_view, 8> objects{
    "Mantenimiento preventivo de vehículos de la delegación fronteriza",
    "Papel bond tamaño carta para las oficinas de emisión de pasaportes",
    "Servicio de energía eléctrica de la sede central",
    "Arrendamiento del inmueble de la delegación de Tecún Umán",
    "Cartuchos de tinta para impresoras de la subdirección \\\"A\\\"",
    "Servicio de limpieza y jardinería, tercer cuatrimestre",
    "Equipo de cómputo para las ventanillas de atención al migrante",
    "Suministro e instalación de aire acondicionado"};
constexpr std::array<std::string_view, 6> suppliers{
    "DISTRIBUIDORA LAS VERAPACES, SOCIEDAD ANÓNIMA", "SERVICIOS TÉCNICOS DEL SUR, SOCIEDAD ANÓNIMA",
    "COMERCIAL QUETZALTECA, SOCIEDAD ANÓNIMA",       "JUAN CARLOS PÉREZ MORALES",
    "INVERSIONES MAYA DE GUATEMALA, S. A.",          "FERRETERÍA EL MARTILLO"};
constexpr std::array<std::string_view, 6> goods{"Servicio según orden de compra adjunta",
                                                "Resma de papel bond de 80 gramos", "Galón de aceite 15W40",
                                                "Tóner negro de alto rendimiento",  "Mes de servicio",
                                                "Silla secretarial ergonómica"};
constexpr std::array<std::string_view, 5> addresses{
    "6 avenida 3-11, zona 4, Guatemala", "Calzada Roosevelt 22-43, zona 11, Mixco",
    "1 calle 5-20, zona 1, Quetzaltenango", "Kilómetro 250, Ayutla, San Marcos", "4 calle 9-30, zona 2, Escuintla"};
constexpr std::array<std::string_view, 4> banks{"Crédito Hipotecario Nacional", "Banrural", "Banco Industrial",
                                                "Banco G&T Continental"};
constexpr std::array<std::string_view, 5> sources{"11", "21", "22", "29", "31"};
constexpr std::array<std::string_view, 8> objects_of_expense{"113", "151", "165", "199", "241", "267", "291", "322"};

struct Day {
  int year, month, day;
};

// Months of 28 days: any date so made exists.
Day after(Day date, int days) {
  int const count = date.year * 336 + (date.month - 1) * 28 + (date.day - 1) + days;
  return {count / 336, count % 336 / 28 + 1, count % 28 + 1};
}

std::string nit(Random& random, bool valid) {
  std::string digits = std::to_string(random.between(100'000, 99'999'999));
  int sum = 0, weight = 2;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, ++weight) sum += (*digit - '0') * weight;
  int check = (11 - sum % 11) % 11;
  if (!valid) check = (check + 1) % 11;
  return digits + (check == 10 ? "K" : std::to_string(check));
}

std::string uuid(Random& random) {
  std::array<char, 40> text{};
  std::uint64_t const a = random.next(), b = random.next();
  std::snprintf(text.data(), text.size(), "%08X-%04X-%04X-%04X-%012llX", static_cast<unsigned>(a >> 32),
                static_cast<unsigned>(a >> 16 & 0xFFFF), static_cast<unsigned>(a & 0xFFFF),
                static_cast<unsigned>(b >> 48), static_cast<unsigned long long>(b & 0xFFFFFFFFFFFF));
  return text.data();
}

// An object or list under construction: keys, commas, and what a field's value may be.
class Json {
 public:
  // With `holes`, one value in thirty is missing or null.
  Json(std::string& out, Random* holes) : out_(out), holes_(holes) {}
  // Whether a whole list or record is left out.
  bool skips() { return holes_ != nullptr && holes_->between(1, 30) == 1; }
  void open(char bracket) {
    comma();
    out_ += bracket;
    fresh_ = true;
  }
  void open(std::string_view key, char bracket) {
    name(key);
    out_ += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    fresh_ = false;
  }
  void text(std::string_view key, std::string_view value) {
    if (is_hole(key)) return;
    name(key);
    out_ += '"';
    out_ += value;
    out_ += '"';
  }
  void date(std::string_view key, Day d) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", d.year, d.month, d.day);
    this->text(key, text.data());
  }
  void integer(std::string_view key, long long value) {
    if (is_hole(key)) return;
    name(key);
    out_ += std::to_string(value);
  }
  // In units of 10^-scale.
  void decimal(std::string_view key, long long value, int scale = 2) {
    if (is_hole(key)) return;
    name(key);
    std::string digits = std::to_string(value < 0 ? -value : value);
    auto const width = static_cast<std::size_t>(scale) + 1;
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
    if (value < 0) out_ += '-';
    out_ += digits;
  }
  void raw(std::string_view key, std::string_view value) {
    name(key);
    out_ += value;
  }

 private:
  void comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }
  void name(std::string_view key) {
    comma();
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }
  // Keys are always there: a finding without one could not be compared.
  bool is_hole(std::string_view key) {
    constexpr std::array<std::string_view, 10> keys{"expediente", "autorizacion", "programa",     "actividad", "renglon",
                                                   "fuente",     "clase",        "numero_linea", "ejercicio", "numero"};
    if (holes_ == nullptr || std::ranges::find(keys, key) != keys.end()) return false;
    int const chance = holes_->between(1, 60);
    if (chance == 1) raw(key, "null");
    return chance <= 2;
  }

  std::string& out_;
  Random* holes_;
  bool fresh_ = true;
};

struct Item {
  int quantity, price, discount;  // price in 10^-4, discount in cents
  long long total;
};
struct Invoice {
  std::vector<Item> items;
  long long total = 0;
};

class Dossier {
 public:
  Dossier(std::uint64_t number, bool holes) : number_(number), holes_(holes), random_(number) {
    if (random_.between(1, 12) == 1)
      fault_ = static_cast<Fault>(random_.between(1, static_cast<int>(Fault::count_) - 1));
    mode_ = static_cast<std::size_t>(random_.between(0, 9));
    mode_ = mode_ < 3 ? 0 : mode_ < 6 ? 1 : mode_ - 4;  // small purchases are the most
    purchase_ = {random_.between(2017, 2025), random_.between(1, 12), random_.between(1, 28)};
    entered_ = after(purchase_, random_.between(10, 40));
    supplier_ = nit(random_, !is(Fault::check_digit));
    invoices();
  }

  void write(std::string& out) {
    Json json(out, holes_ ? &random_ : nullptr);
    json.open('{');
    json.text("expediente", "EXP-" + std::to_string(purchase_.year) + '-' + std::to_string(number_));
    json.text("modalidad", modalities[mode_]);
    json.text("objeto", random_.of(objects));
    json.integer("ejercicio", purchase_.year);
    json.text("unidad_ejecutora", "10" + std::to_string(random_.between(1, 9)));
    json.text("unidad_solicitante", "Subdirección de Control Migratorio");
    amounts(json);
    dates(json);
    if (!is(Fault::missing_supplier)) supplier(json);
    if (!json.skips()) publication(json);
    if (!json.skips()) budget(json);
    if (!is(Fault::missing_invoices)) invoices(json);
    if (!json.skips()) withholdings(json);
    if (!json.skips()) vouchers(json);
    if (!json.skips()) documents(json);
    json.open("pago", '{');
    json.text("medio", "transferencia");
    json.text("banco", random_.of(banks));
    json.close('}');
    json.close('}');
    out += '\n';
  }

 private:
  [[nodiscard]] bool is(Fault fault) const { return fault_ == fault; }

  // What is bought, within the ceiling of the modality.
  void invoices() {
    constexpr std::array<int, 6> low{500, 26'000, 100'000, 1'000'000, 4'000, 300};
    constexpr std::array<int, 6> high{24'000, 89'000, 800'000, 3'000'000, 60'000, 90'000};
    long long left = static_cast<long long>(random_.between(low[mode_], high[mode_])) * 100 + random_.between(0, 99);
    bought_ = left;
    int const count = random_.between(1, 2);
    for (int i = 0; i < count; ++i) {
      Invoice invoice;
      invoice.total = i + 1 == count ? left : left / 3;
      left -= invoice.total;
      long long rest = invoice.total;
      int const lines = random_.between(1, 2);
      for (int k = 0; k < lines; ++k) {
        Item item{random_.between(1, 12), 0, random_.between(0, 3) == 0 ? random_.between(1, 99) : 0,
                  k + 1 == lines ? rest : rest / 2};
        // The quantity has to divide the price: else one piece.
        if ((item.total + item.discount) % item.quantity != 0) item.quantity = 1;
        rest -= item.total;
        invoice.items.push_back(item);
      }
      invoices_.push_back(std::move(invoice));
    }
  }

  void amounts(Json& json) {
    json.decimal("monto", bought_ + (is(Fault::sum_of_invoices) ? 1'00 : 0));
    long long negotiated = bought_;
    if (is(Fault::over_the_ceiling)) negotiated = mode_ == 0 ? 25'000'01 : 90'000'01;
    if (is(Fault::illegible_amount)) json.text("monto_negociado", "tres mil");
    else json.decimal("monto_negociado", negotiated);
  }

  void dates(Json& json) {
    if (!is(Fault::missing_request_date)) json.date("fecha_solicitud", after(purchase_, is(Fault::late_request) ? 1 : -5));
    if (is(Fault::null_purchase_date)) json.raw("fecha_compra", "null");
    else json.date("fecha_compra", purchase_);
    json.date("fecha_ingreso", entered_);
  }

  void supplier(Json& json) {
    json.open("proveedor", '{');
    json.text("nit", supplier_);
    json.text("nombre", random_.of(suppliers));
    json.text("direccion", random_.of(addresses));
    json.text("rgae", std::to_string(random_.between(100'000, 999'999)));
    json.text("rgae_estado", "habilitado");
    json.date("rgae_vigente_hasta", after(purchase_, is(Fault::register_expired) ? -1 : 90));
    json.close('}');
  }

  void publication(Json& json) {
    if (mode_ > 3) return;
    json.open("guatecompras", '{');
    if (is(Fault::no_publication)) json.raw(mode_ == 0 ? "npg" : "nog", "null");
    else if (mode_ == 0) json.text("npg", "E" + std::to_string(random_.between(100'000'000, 999'999'999)));
    else json.text("nog", std::to_string(random_.between(10'000'000, 29'999'999)));
    json.date("fecha_publicacion", after(purchase_, 2));
    json.close('}');
  }

  void budget(Json& json) {
    json.open("partidas", '[');
    int const count = random_.between(1, 2);
    long long left = bought_ + (is(Fault::sum_of_lines_of_budget) ? 50 : 0);
    std::size_t const first = random_.next() % objects_of_expense.size();
    for (int i = 0; i < count; ++i) {
      long long const amount = i + 1 == count ? left : left / 4;
      left -= amount;
      json.open('{');
      json.text("programa", "11");
      json.text("actividad", "00" + std::to_string(random_.between(1, 6)));
      json.text("renglon", objects_of_expense[(first + static_cast<std::size_t>(i)) % objects_of_expense.size()]);
      json.text("geografico", "0101");
      json.text("fuente", is(Fault::unknown_source) ? "99" : random_.of(sources));
      json.decimal("monto", amount);
      if (is(Fault::null_available)) json.raw("disponible", "null");
      else json.decimal("disponible", is(Fault::no_funds) ? amount - 1 : amount + random_.between(0, 9'000'000));
      json.close('}');
    }
    json.close(']');
  }

  void invoices(Json& json) {
    json.open("facturas", '[');
    for (std::size_t i = 0; i < invoices_.size() && !is(Fault::empty_invoices); ++i) {
      auto const& invoice = invoices_[i];
      json.open('{');
      std::string const authorisation = uuid(random_);
      json.text("autorizacion", authorisation);
      json.text("serie", authorisation.substr(0, 8));
      json.integer("numero", random_.between(100'000'000, 2'000'000'000));
      json.text("tipo", "FACT");
      json.date("fecha_emision", is(Fault::late_invoice) ? after(entered_, 1) : after(purchase_, random_.between(0, 9)));
      json.text("nit_emisor", is(Fault::other_issuer) ? nit(random_, true) : supplier_);
      json.text("nombre_emisor", random_.of(suppliers));
      json.text("id_receptor", is(Fault::other_receiver) ? nit(random_, true) : "101677537");
      if (!json.skips()) items(json, invoice);
      if (is(Fault::null_invoice_total)) json.raw("gran_total", "null");
      else json.decimal("gran_total", invoice.total + (is(Fault::sum_of_items) && i == 0 ? 2 : 0));
      json.close('}');
    }
    json.close(']');
  }

  void items(Json& json, Invoice const& invoice) {
    json.open("items", '[');
    for (std::size_t k = 0; k < invoice.items.size(); ++k) item(json, k, invoice.items[k]);
    json.close(']');
  }

  void item(Json& json, std::size_t index, Item const& item) {
    json.open('{');
    json.integer("numero_linea", static_cast<long long>(index) + 1);
    json.integer("cantidad", item.quantity);
    json.text("unidad_medida", "UNI");
    json.text("descripcion", random_.of(goods));
    long long const price = (item.total + item.discount) * 100 / item.quantity;
    json.decimal("precio_unitario", price + (is(Fault::product) ? 1'0000 : 0), 4);
    json.decimal("descuento", item.discount);
    json.decimal("total", item.total);
    json.close('}');
  }

  void withholdings(Json& json) {
    json.open("retenciones", '[');
    if (bought_ >= 30'000'00 && !is(Fault::no_withholding)) {
      json.open('{');
      json.text("constancia", std::to_string(random_.between(1'000'000, 9'999'999)));
      json.text("impuesto", "iva");
      json.decimal("base", bought_);
      json.decimal("monto", bought_ * 3 / 112);
      json.close('}');
    }
    json.close(']');
  }

  void vouchers(Json& json) {
    json.open("cur", '[');
    int const number = random_.between(1'000, 9'000);
    for (int i = 0; i < 2; ++i) {
      json.open('{');
      json.text("clase", i == 0 ? "compromiso" : "devengado");
      json.text("numero", std::to_string(number + (is(Fault::repeated_voucher) ? 0 : i)));
      json.integer("ejercicio", purchase_.year);
      json.date("fecha", after(purchase_, 4 + i));
      json.decimal("monto_bruto", bought_);
      long long const withheld = i == 0 ? 0 : bought_ / 50;
      json.decimal("deducciones", withheld);
      json.decimal("liquido", bought_ - withheld + (is(Fault::net_amount) ? 1 : 0));
      json.close('}');
    }
    json.close(']');
  }

  void documents(Json& json) {
    static std::array<std::vector<std::string_view>, 6> const types{
        {{"requisicion", "orden_compra"},
         {"requisicion", "terminos_de_referencia", "cuadro_de_ofertas", "acta_negociacion"},
         {"requisicion", "bases", "acta_apertura", "acta_adjudicacion"},
         {"requisicion", "bases", "acta_apertura", "acta_adjudicacion"},
         {"requisicion", "contrato"},
         {"requisicion", "recibo"}}};
    json.open("documentos", '[');
    int folio = 1;
    for (auto const type : types[mode_]) {
      if (folio > 1 && is(Fault::document_missing)) break;
      json.open('{');
      if (folio > 1 && is(Fault::null_document_type)) json.raw("tipo", "null");
      else json.text("tipo", type);
      json.text("numero", std::to_string(random_.between(1, 400)) + '-' + std::to_string(purchase_.year));
      json.date("fecha", purchase_);
      json.integer("folio", folio);
      json.close('}');
      folio += random_.between(1, 6);
    }
    json.close(']');
  }

  std::uint64_t number_;
  bool holes_;
  Random random_;
  Fault fault_ = Fault::none;
  std::size_t mode_ = 0;
  Day purchase_{}, entered_{};
  std::string supplier_;
  long long bought_ = 0;  // cents
  std::vector<Invoice> invoices_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::uint64_t> numbers;
  bool holes = false;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--huecos") holes = true;
    else numbers.push_back(std::strtoull(argv[i], nullptr, 10));
  }
  if (numbers.empty() || numbers.size() > 2) {
    std::fputs("bench_dossiers COUNT [FIRST] [--huecos] > pagos.jsonl\n", stderr);
    return 2;
  }
  std::uint64_t const first = numbers.size() == 2 ? numbers[1] : 0, end = first + numbers[0];
  std::string out;
  for (std::uint64_t i = first; i < end; ++i) {
    Dossier(i, holes).write(out);
    if (out.size() < 1'000'000 && i + 1 != end) continue;
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 1;
    out.clear();
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
