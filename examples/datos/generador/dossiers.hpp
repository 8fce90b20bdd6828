// Correct dossiers of every class: complete, and with nothing for the rulebook to find.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "invoices.hpp"

namespace datos {

enum class Class : unsigned char {
  baja_cuantia,
  compra_directa,
  cotizacion,
  licitacion,
  contrato_abierto,
  subasta_inversa,
  proveedor_unico,
  excepcion,
  arrendamiento,
  entre_entidades,
  servicios_basicos,
  servicios_029,
  nomina,
  viaticos,
  fondo_rotativo,
  obra,
  reconocimiento_gastos,
  caja_chica,
  prestaciones_retiro,
  sentencia_judicial,
  cuota_organismo,
};
inline constexpr int class_count = 21;
inline constexpr int older_classes = 16;  // those before reconocimiento_gastos
[[nodiscard]] char const* to_string(Class value);

// What a caller wants of a dossier; the rest is chosen.
struct Order {
  Class kind = Class::baja_cuantia;
  std::optional<Micros> total{};       // what this dossier pays
  std::optional<Micros> negotiated{};  // the whole contract
  std::optional<Day> purchase{};       // the legal fact that the rest follows
  std::optional<Regime> regime{};
  std::string invoice_type{};  // FACT or FPEQ by regime
  std::optional<bool> goods{};
  bool paper = false;  // before electronic invoices
  int decimals = 2;
  int lines = 0;  // of the invoice; 0: any
  bool credit_note = false;
  std::string currency = "GTQ";
  bool professional = false;        // servicios_029
  std::optional<Micros> advance{};  // anticipo of the contract
  int comision_days = 0;            // viaticos: days with lodging; 0: any
  bool abroad = false;              // viaticos
  bool rich = false;                // with what each system says, and the details that most dossiers leave out
};

class Dossiers {
 public:
  explicit Dossiers(Random& random) : random_(random) {}

  [[nodiscard]] Node make(Order const& order);

 private:
  Random& random_;
  int number_ = 0;
};

}  // namespace datos
