// Rule files of a test, in a folder of their own.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "visado/rulebook.hpp"

namespace visado {

class Folder {
 public:
  Folder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("visado-rulebook-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  Folder& write(std::string const& name, std::string const& text) {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this;
  }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  [[nodiscard]] Result<Rulebook> load() const { return Rulebook::load({path_}); }

 private:
  std::filesystem::path path_;
};

inline constexpr char const* schema_text = R"(esquema: expediente
clave: expediente
clase: modalidad
solicitado: monto
fecha_de_referencia: fecha_ingreso
campos:
  expediente: {tipo: texto, requerido: true}
  modalidad: {tipo: texto, valores: [baja_cuantia, compra_directa]}
  monto: {tipo: dinero, requerido: true}
  fecha_ingreso: {tipo: fecha, requerido: true}
  fecha_compra: {tipo: fecha, documento: orden de compra}
  facturas: {tipo: lista de Factura, documento: factura}
  personas: {tipo: lista de Persona, datos: sensible}
  guatecompras: {tipo: Guatecompras}
tipos:
  Guatecompras: {campos: {nog: {tipo: texto, formato: nog}}}
  Persona: {campos: {nombre: {tipo: texto}}}
  Factura:
    clave: serie
    campos:
      serie: {tipo: texto}
      total: {tipo: dinero, decimales: 10}
      fecha: {tipo: fecha}
      items: {tipo: lista de Linea}
  Linea: {campos: {precio: {tipo: dinero}, nota: {tipo: texto}}}
)";

inline constexpr char const* norm_text = R"(norma: LCE
titulo: Ley de Contrataciones del Estado
vigencia: {desde: 1992-10-27}
articulos: {43 a: Baja cuantía}
texto: texto oficial leído
)";

// The names of diagnostics with their places: «REG-006 3:5».
inline std::vector<std::string> places(Diagnostics const& diagnostics) {
  std::vector<std::string> result;
  for (Diagnostic const& diagnostic : diagnostics) {
    std::string text(info(diagnostic.code).name);
    if (diagnostic.at.source) {
      Location const at = diagnostic.at.source->locate(diagnostic.at.span.begin);
      text += " " + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    result.push_back(std::move(text));
  }
  return result;
}

}  // namespace visado
