// Which reader an input gets.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "dossier/recognise.hpp"
#include "unit/dossier/sample.hpp"

namespace visado {
namespace {

TEST(Recognise, ByContent) {
  auto format = [](std::string_view path, std::string_view text) { return dossier::recognise(path, text).format; };
  EXPECT_EQ(format("x", "PK\x03\x04"), InputFormat::xlsx);
  EXPECT_EQ(format("x.txt", "{\"a\":1}\n{\"a\":1}"), InputFormat::jsonl);
  EXPECT_EQ(format("x.txt", "{\"a\":1}"), InputFormat::json);
  EXPECT_EQ(format("x.txt", " [{\"a\":1}]"), InputFormat::json);
  EXPECT_EQ(format("x.txt", "a: 1\n"), InputFormat::yaml);
  EXPECT_EQ(format("x.txt", "# nada\n- a: 1\n"), InputFormat::yaml);
  EXPECT_EQ(format("x.csv", "a,b\n"), InputFormat::csv);
  EXPECT_EQ(format("x.jsonl", "roto\n{\"a\":1}"), InputFormat::jsonl);
  EXPECT_EQ(format("x.pdf", "%PDF-1.7"), InputFormat::automatic);
  EXPECT_EQ(format("x.xml", "<?xml version=\"1.0\"?>"), InputFormat::automatic);
  EXPECT_EQ(format("x", std::string_view("a\0b", 3)), InputFormat::automatic);
}

TEST(Open, FilesThatCannotBeRead) {
  auto const schema = sample::schema();
  FieldUse const uses;
  auto const missing = DossierSource::open("no/existe.jsonl", *schema, uses, {});
  EXPECT_FALSE(missing);
  EXPECT_EQ(sample::codes(missing.diagnostics()), "ARC-001");
  auto const memory = DossierSource::from_text("x", "", InputFormat::automatic, *schema, uses, {});
  EXPECT_EQ(sample::codes(memory.diagnostics()), "LEC-014");
}

TEST(Open, AFile) {
  auto const path = std::filesystem::path(testing::TempDir()) / "visado_open_test.dat";
  std::ofstream(path) << "{\"expediente\":\"P-1\",\"monto\":1}\n{\"expediente\":\"P-2\",\"monto\":2}\n";
  auto const schema = sample::schema();
  FieldUse const uses;
  auto opened = DossierSource::open(path, *schema, uses, {});
  ASSERT_TRUE(opened);
  DossierSource& source = *opened.value();
  EXPECT_EQ(source.format(), InputFormat::jsonl);
  DossierSource::Unit unit;
  ASSERT_TRUE(source.next(unit));
  ASSERT_TRUE(source.next(unit));
  Arena arena;
  EXPECT_EQ(source.read(unit, arena).key, "P-2");
  EXPECT_FALSE(source.next(unit));
  EXPECT_EQ(source.position(), source.total());
  auto const first = source.again(0, 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(source.read(*first, arena).key, "P-1");
  std::filesystem::remove(path);
}

TEST(Open, NamesOfFormats) {
  EXPECT_EQ(to_string(InputFormat::carpeta), "carpeta");
  EXPECT_EQ(input_format("jsonl"), InputFormat::jsonl);
  EXPECT_FALSE(input_format("doc"));
}

}  // namespace
}  // namespace visado
