// What a rulebook holds once loaded.
#include <gtest/gtest.h>

#include "unit/rulebook/files.hpp"

namespace visado {
namespace {

constexpr char const* pack_text = R"(paquete: compras
titulo: Compras
version: 1.2.0
parametros:
  tope baja cuantía:
    tipo: dinero
    fecha_segun: fecha_compra
    valores:
      - {desde: 2016-10-01, valor: 25000.00, base_legal: [LCE art. 43 a]}
      - {desde: 2010-01-01, hasta: 2016-09-30, valor: 10000}
definiciones:
  exceso: suma de facturas - tope baja cuantía
  suma de facturas: suma(facturas.total)
  gente: cuenta(personas)
catalogos:
  renglones: {archivo: renglones.csv, columnas: {monto: dinero}}
base_de_pruebas: {expediente: P-1, monto: 1.00}
reglas:
  - id: ADQ-002
    titulo: Tope
    severidad: alta
    base_legal: [LCE art. 43 a]
    fecha_segun: fecha_compra
    aplica: modalidad = "baja_cuantia"
    exige: exceso <= 0 y cuenta(renglones[codigo = "011"]) > 0
    hallazgo: "El monto {monto} supera {{el tope}} de {tope baja cuantía}."
    monto_observado: monto
    plazo: {dias: 5, tipo: hábiles}
    subsanable: no
    pruebas:
      - {caso: uno, dado: {monto: 2.00}, espera: no evaluable, fecha: 2024-01-01}
  - id: FAC-004
    titulo: Fechas
    severidad: media
    por_cada: factura en facturas, linea en factura.items
    fecha_segun: factura.fecha
    exige: linea.precio <= factura.total
    hallazgo: La factura {factura.serie} de {personas[1].nombre} y {gente}.
    pruebas:
      - {caso: uno, dado: {facturas: [{serie: A, items: []}]}, espera: {A: cumple}}
  - id: DOC-031
    título: Firma
    severidad: baja
    comprobacion: manual
    pregunta: ¿Lleva firma?
    base_legal: [LCE]
)";

constexpr char const* catalogue_text = "codigo,nombre,monto\n011,Personal,5.00\n012,\"Otro, más\",\n";

class LoadTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("esquema.yaml", schema_text)
        .write("normas/lce.yaml", norm_text)
        .write("paquetes/compras.yaml", pack_text)
        .write("paquetes/renglones.csv", catalogue_text);
  }
  Folder folder_;
};

TEST_F(LoadTest, Rules) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rulebook const& book = loaded.value();
  ASSERT_EQ(book.rules().size(), 3u);
  Rule const& rule = *book.find_rule("ADQ-002");
  EXPECT_EQ(rule.version, "1.2.0");
  EXPECT_EQ(rule.declared_effect, Effect::devuelve);
  EXPECT_EQ(rule.effect, Effect::devuelve);
  EXPECT_EQ(rule.basis.at(0).article, "43 a");
  EXPECT_EQ(rule.term->days, 5);
  EXPECT_TRUE(rule.term->working);
  EXPECT_FALSE(rule.mendable);
  EXPECT_EQ(rule.date_text, "fecha_compra");
  EXPECT_FALSE(rule.date_of_element);
  EXPECT_EQ(rule.tests.at(0).expected, "no evaluable");
  ASSERT_EQ(rule.finding.parts.size(), 5u);
  EXPECT_EQ(rule.finding.parts[2].literal, " supera {el tope} de ");
  EXPECT_EQ(book.find_rule("DOC-031")->type, Rule::Type::manual);
  EXPECT_EQ(book.find_rule("NO-001"), nullptr);
}

TEST_F(LoadTest, ElementRule) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rule const& rule = *loaded.value().find_rule("FAC-004");
  ASSERT_EQ(rule.for_each.size(), 2u);
  EXPECT_EQ(rule.for_each[1].variable, "linea");
  EXPECT_EQ(rule.for_each[1].path, "factura.items");
  EXPECT_EQ(rule.for_each[1].input, 2u);
  EXPECT_EQ(rule.for_each[1].element->name, "Linea");
  EXPECT_TRUE(rule.date_of_element);
  EXPECT_EQ(rule.tests.at(0).expected_by_element.at(0).first, "A");
  EXPECT_EQ(places(loaded.diagnostics()), (std::vector<std::string>{"REG-038 32:9"}));  // no base_legal
  EXPECT_FALSE(rule.finding.parts.at(1).sensitive);
  EXPECT_TRUE(rule.finding.parts.at(3).sensitive);
  EXPECT_TRUE(rule.finding.parts.at(5).sensitive) << "through a definition";
}

TEST_F(LoadTest, ParametersByDate) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Parameter const& parameter = loaded.value().parameters().at(0);
  EXPECT_EQ(to_feel(parameter.at(*Date::of(2016, 9, 30))->value), "10000");
  EXPECT_EQ(to_feel(parameter.at(*Date::of(2016, 10, 1))->value), "25000.00");
  EXPECT_EQ(parameter.at(*Date::of(2009, 1, 1)), nullptr);
  EXPECT_EQ(parameter.values.at(1).basis.at(0).norm->id, "LCE");
}

TEST_F(LoadTest, DefinitionsInAnyOrder) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  auto const& definitions = loaded.value().definitions();
  EXPECT_TRUE(definitions.at(0).uses_parameters);
  EXPECT_FALSE(definitions.at(1).uses_parameters);
}

TEST_F(LoadTest, Catalogue) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(to_feel(loaded.value().catalogues().at(0).rows),
            R"([{codigo: "011", nombre: "Personal", monto: 5.00}, {codigo: "012", nombre: "Otro, más", monto: null}])");
}

// Further closures come from a catalogue of the pack.
TEST(Load, BusinessDaysTakeTheClosuresOfACatalogue) {
  Folder folder;
  folder.write("esquema.yaml", schema_text)
      .write("cierres.csv", "fecha,motivo\n2024-08-15,Asunción\n2024-06-28,Asueto por acuerdo\n")
      .write("p.yaml",
             "paquete: p\ncatalogos: {cierres: {archivo: cierres.csv, columnas: {fecha: fecha}}}\n"
             "definiciones:\n  espera: días hábiles(fecha_compra, fecha_ingreso, cierres.fecha)\n"
             "  inhábiles: cuenta(cierres[motivo != nulo])\n");
  auto const loaded = folder.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(loaded->definitions().at(0).expression.type().to_string(), "número");
}

// Without a list of stages in the schema, a stage that one rule alone names and that is like another is suspicious.
TEST(Load, StagesThatLookMisspelt) {
  auto const said = [](std::string const& first, std::string const& second) {
    Folder folder;
    std::string const rule = "    titulo: t\n    severidad: baja\n    base_legal: [LCE]\n    exige: monto > 0\n    hallazgo: x\n"
                             "    estado: borrador\n";
    folder.write("esquema.yaml", schema_text).write("n.yaml", norm_text);
    folder.write("p.yaml", "paquete: p\nreglas:\n  - id: A\n    etapas: [devengado, pago]\n" + rule +
                               "  - id: B\n    etapas: [" + first + "]\n" + rule + "  - id: C\n    etapas: [" + second +
                               "]\n" + rule);
    auto const loaded = folder.load();
    EXPECT_TRUE(loaded) << render(loaded.diagnostics());
    return places(loaded.diagnostics());
  };
  EXPECT_EQ(said("devengado", "devengdo"), std::vector<std::string>{"REG-026 20:14"});
  EXPECT_EQ(said("devengado", "pago"), std::vector<std::string>{});
  EXPECT_EQ(said("compromiso", "liquidado"), std::vector<std::string>{});
}

TEST(Load, StagesOfTheSchema) {
  Folder folder;
  std::string schema = schema_text;
  schema.insert(schema.find("campos:"), "etapas: [compromiso, devengado]\n");
  folder.write("esquema.yaml", schema);
  auto const loaded = folder.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(loaded->stages(), (std::vector<std::string>{"compromiso", "devengado"}));
}

TEST_F(LoadTest, FieldsThatAreRead) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rulebook const& book = loaded.value();
  RecordType const& invoice = *book.schema().types.at("Factura");
  auto const uses = [&](RecordType const& type, char const* name) { return book.uses().uses(&type, *type.find(name)); };
  EXPECT_TRUE(uses(book.schema().root, "facturas"));
  EXPECT_TRUE(uses(book.schema().root, "monto"));
  EXPECT_FALSE(uses(book.schema().root, "guatecompras"));
  EXPECT_TRUE(uses(invoice, "serie"));
  EXPECT_TRUE(uses(invoice, "fecha"));
  EXPECT_TRUE(uses(*book.schema().types.at("Linea"), "nota")) << "an element without clave is known by its content";
}

TEST_F(LoadTest, FingerprintIsOfTheContent) {
  auto const first = folder_.load();
  ASSERT_TRUE(first);
  std::string const before = first.value().fingerprint();
  folder_.write("normas/lce.yaml", "# una nota\r\n" + std::string(norm_text));
  EXPECT_EQ(folder_.load().value().fingerprint(), before) << "a comment";
  std::filesystem::rename(folder_.path() / "normas", folder_.path() / "a");
  EXPECT_EQ(folder_.load().value().fingerprint(), before) << "another name";
  folder_.write("paquetes/renglones.csv", "codigo,nombre,monto\r\n011,Personal,5.00\r\n012,\"Otro, más\",\r\n");
  EXPECT_EQ(folder_.load().value().fingerprint(), before) << "line ends";
  folder_.write("paquetes/renglones.csv", std::string(catalogue_text) + "013,x,1.00\n");
  EXPECT_NE(folder_.load().value().fingerprint(), before);
}

TEST_F(LoadTest, EffectDependsOnHowTheNormIsKnown) {
  folder_.write("normas/lce.yaml", "norma: LCE\ntitulo: Ley\narticulos: {43 a: x}\ntexto: copia o resumen\n");
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rule const& rule = *loaded.value().find_rule("ADQ-002");
  EXPECT_EQ(rule.declared_effect, Effect::devuelve);
  EXPECT_EQ(rule.effect, Effect::observa);
  EXPECT_EQ(rule.effect_limited_because, "ninguna norma citada se conoce por su texto oficial: LCE (copia o resumen)");
}

TEST_F(LoadTest, Adjustments) {
  folder_.write("ajustes.yaml", R"(ajustes:
  - {regla: ADQ-002, estado: en prueba, plazo: {dias: 3}, autor: A. Pérez, justificacion: Se prueba un mes}
  - {regla: FAC-004, severidad: alta, autor: A. Pérez, justificacion: x}
  - {regla: FAC-005, severidad: alta, autor: A. Pérez, justificacion: x}
)");
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rule const& rule = *loaded.value().find_rule("ADQ-002");
  EXPECT_EQ(rule.state, RuleState::en_prueba);
  EXPECT_EQ(rule.effect_limited_because, "la regla está en prueba");
  EXPECT_EQ(rule.term->days, 3);
  EXPECT_EQ(loaded.value().find_rule("FAC-004")->declared_effect, Effect::devuelve);
  EXPECT_EQ(places(loaded.diagnostics()).at(0), "REG-042 4:13");
}

TEST_F(LoadTest, TypesOfAnotherFile) {
  folder_.write("esquema/tipos.yaml", "tipos:\n  Nota: {campos: {texto del aviso: {tipo: texto}, otra: {tipo: Nota}}}\n");
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(loaded.value().schema().types.at("Nota")->fields.at(1).record()->name, "Nota");
}

TEST_F(LoadTest, Obligatory) {
  folder_.write("esquema.yaml", std::string(schema_text) +
                                    "obligatorios:\n  - {id: OBL-001, cuando: modalidad = \"baja_cuantia\", etapa: "
                                    "devengado, campos: [facturas, guatecompras.nog, fecha_compra]}\n");
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rule const& rule = *loaded.value().find_rule("OBL-001");
  EXPECT_EQ(rule.type, Rule::Type::obligatory);
  EXPECT_EQ(rule.effect, Effect::devuelve);
  EXPECT_EQ(rule.stages, (std::vector<std::string>{"devengado"}));
  ASSERT_EQ(rule.required.size(), 3u);
  EXPECT_EQ(rule.required[0].document, "factura");
  EXPECT_EQ(rule.required[2].document, "orden de compra");
}

TEST_F(LoadTest, JsonSchemas) {
  auto const loaded = folder_.load();
  ASSERT_TRUE(loaded);
  EXPECT_NE(rule_file_json_schema().find("\"severidad\""), std::string::npos);
  EXPECT_NE(dossier_json_schema(loaded.value().schema()).find("\"#/$defs/Factura\""), std::string::npos);
}

}  // namespace
}  // namespace visado
