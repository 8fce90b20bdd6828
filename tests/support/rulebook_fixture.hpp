// Small rulebooks and dossiers as texts, for tests of behaviour through the public API.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <unistd.h>

#include "visado/visado.hpp"

namespace visado::testing {

// A folder of its own that goes away with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> number{0};
    path_ = std::filesystem::temp_directory_path() /
            ("visado_prueba_" + std::to_string(::getpid()) + '_' + std::to_string(number++));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  std::filesystem::path write(std::string const& name, std::string const& text) const {
    auto const file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

 private:
  std::filesystem::path path_;
};

// The schema that most tests use.
inline constexpr char const* small_schema = R"(esquema: expediente
clave: expediente
clase: modalidad
solicitado: monto
fecha_de_referencia: fecha_ingreso
moneda: GTQ
campos:
  expediente: {tipo: texto, requerido: true, descripcion: Número de expediente}
  modalidad:  {tipo: texto, valores: [baja_cuantia, compra_directa, cotizacion, licitacion]}
  monto:      {tipo: dinero, requerido: true}
  fecha_ingreso: {tipo: fecha, requerido: true}
  fecha_compra: {tipo: fecha, documento: orden de compra}
  urgente:    {tipo: booleano}
  cantidad:   {tipo: número}
  nit:        {tipo: texto}
  guatecompras: {tipo: Guatecompras}
  facturas:   {tipo: lista de Factura, documento: factura}
  personas:   {tipo: lista de Persona, datos: sensible}
tipos:
  Guatecompras: {campos: {nog: {tipo: texto, formato: nog}}}
  Persona: {campos: {nombre: {tipo: texto, datos: sensible}, edad: {tipo: entero, datos: sensible}}}
  Item: {campos: {descripcion: {tipo: texto}, total: {tipo: dinero}}}
  Factura:
    clave: autorizacion
    campos:
      autorizacion: {tipo: texto}
      total: {tipo: dinero}
      fecha: {tipo: fecha}
      items: {tipo: lista de Item}
)";

inline constexpr char const* small_norms = R"(norma: LCE
titulo: Ley de Contrataciones del Estado
publicada: 1992-10-27
vigencia: {desde: 1992-10-27}
articulos: {43 a: Baja cuantía, 1: Objeto}
fuente: Decreto 57-92 del Congreso
texto: texto oficial leído
revisar_antes_de: 2030-01-31
)";

// The head of a pack to which tests add sections.
inline constexpr char const* pack_head = "paquete: pruebas\ntitulo: Paquete de pruebas\nversion: 1.0.0\nidioma: es\n";

// A rule with what every rule needs; `body` adds lines indented by four blanks.
inline std::string rule(std::string const& id, std::string const& body) {
  bool const manual = body.find("comprobacion: manual") != std::string::npos;
  return "  - id: " + id +
         "\n    titulo: Regla de prueba\n    severidad: alta\n    base_legal: [LCE art. 43 a]\n" +
         (manual ? "" : "    hallazgo: No cumple.\n") + body;
}

class Bench {
 public:
  explicit Bench(std::string const& pack, std::string const& schema = small_schema) : rulebook_(load(pack, schema)) {
    std::string shown = render(rulebook_.diagnostics());
    EXPECT_TRUE(rulebook_.ok()) << shown;
  }

  static Result<Rulebook> load(std::string const& pack, std::string const& schema = small_schema,
                               std::map<std::string, std::string> const& more = {}) {
    TemporaryFolder const folder;
    folder.write("esquema.yaml", schema);
    folder.write("lce.yaml", small_norms);
    folder.write("paquete.yaml", pack);
    for (auto const& [name, text] : more) folder.write(name, text);
    return Rulebook::load({folder.path()});
  }

  [[nodiscard]] Rulebook const& rulebook() const { return rulebook_.value(); }

  // The verdict of one dossier written as a JSON object.
  Verdict verify(std::string const& json, VerifyOptions options = {.date = Date::of(2024, 6, 1).value()}) {
    auto source = DossierSource::from_text("prueba.jsonl", json + "\n", InputFormat::jsonl, rulebook().schema(),
                                           rulebook().uses(), {});
    EXPECT_TRUE(source.ok());
    DossierSource::Unit unit;
    EXPECT_TRUE(source.value()->next(unit));
    verifier_ = std::make_unique<Verifier>(rulebook(), std::move(options));
    Verifier::Workspace workspace;
    auto const dossier = source.value()->read(unit, workspace.arena());
    return verifier_->verify(dossier, workspace, source.value().get(), &unit);
  }

  // «cumple», «incumple»… of a rule over the dossier, or of all elements joined by «, ».
  std::string outcome(std::string const& rule_id, std::string const& json,
                      VerifyOptions options = {.date = Date::of(2024, 6, 1).value()}) {
    return outcome_of(verify(json, std::move(options)), rule_id);
  }

  std::string outcome_of(Verdict const& verdict, std::string const& rule_id) const {
    std::string found;
    auto const add = [&](std::uint32_t times, std::string_view word) {
      for (std::uint32_t i = 0; i < times; ++i) found += (found.empty() ? "" : ", ") + std::string(word);
    };
    for (auto const& account : verdict.accounts)
      if (rulebook().rules()[account.rule].id == rule_id) add(account.times, to_string(account.outcome));
    for (auto const& passed : verifier_->passed_by(verdict.route))
      if (rulebook().rules()[passed.rule].id == rule_id) add(1, to_string(Outcome::no_aplica));
    return found;
  }

 private:
  Result<Rulebook> rulebook_;
  std::unique_ptr<Verifier> verifier_;  // of the last verdict
};

// A dossier that is complete for the small schema; `more` replaces or adds members.
inline std::string dossier(std::map<std::string, std::string> more = {}) {
  std::map<std::string, std::string> members{{"expediente", "\"P-1\""},
                                             {"modalidad", "\"baja_cuantia\""},
                                             {"monto", "25000.00"},
                                             {"fecha_ingreso", "\"2024-03-05\""},
                                             {"fecha_compra", "\"2024-03-01\""},
                                             {"facturas", "[]"}};
  for (auto& [name, value] : more) {
    if (value.empty()) members.erase(name);
    else members[name] = value;
  }
  std::string json = "{";
  for (auto const& [name, value] : members) json += (json.size() > 1 ? "," : "") + ('"' + name + "\":") + value;
  for (char& c : json) c = c == '\n' ? ' ' : c;  // a dossier a line
  return json + "}";
}

}  // namespace visado::testing
