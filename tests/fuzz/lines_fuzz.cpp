// Any bytes as JSON Lines: the fast reader gives what the plain one gives, wherever the blocks of the input end. The
// first byte says how long they are.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "support/plain_json_reader.hpp"
#include "support/same_dossier.hpp"
#include "unit/dossier/sample.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace visado;
  if (size == 0) return 0;
  std::size_t const block = 16 + data[0];
  std::string const text(reinterpret_cast<char const*>(data) + 1, size - 1);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return 0;  // decoded before it is cut
  sample::Reading fast;
  dossier::ReadPlan const plan(*fast.schema, fast.uses, false);
  auto const lines = testing::plain_lines(text);
  fast.lines(text, block);
  if (fast.dossiers.size() != lines.size()) std::abort();
  Arena arena;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    DossierSource::Unit const& unit = *fast.units[i];
    if (unit.bytes != lines[i].bytes || unit.offset != lines[i].offset || unit.line != lines[i].line) std::abort();
    Dossier const plain = testing::PlainJsonReader(plan, unit, "pagos.jsonl", arena).read();
    std::string const got = testing::print(fast.dossiers[i]), expected = testing::print(plain);
    if (got == expected) continue;
    std::cerr << unit.bytes << "\n--- leído\n" << got << "\n--- se esperaba\n" << expected << '\n';
    std::abort();
  }
  return 0;
}
