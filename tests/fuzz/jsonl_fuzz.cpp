// Any bytes as JSON Lines and as JSON: every dossier handed out can be read, quoted and found again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "unit/dossier/sample.hpp"

namespace {

void quote_all(visado::sample::Reading const& reading, std::size_t dossier) {
  visado::Value const& root = reading.dossiers[dossier].root;
  if (!root.is(visado::Kind::context)) return;
  visado::Context const& record = root.as_context();
  for (std::size_t slot = 0; slot < record.shape->size(); ++slot) {
    (void)reading.source->quote(*reading.units[dossier], record, slot);
  }
}

void check(visado::sample::Reading const& reading) {
  for (std::size_t i = 0; i < reading.dossiers.size(); ++i) {
    quote_all(reading, i);
    bool const sound = reading.dossiers[i].verifiable != reading.dossiers[i].diagnostics.has_errors();
    if (!sound) std::abort();
    (void)visado::render(reading.dossiers[i].diagnostics);
    auto const again = reading.source->again(0, reading.units[i]->offset);
    if (!again || again->bytes != reading.units[i]->bytes) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const text(reinterpret_cast<char const*>(data), size);
  visado::sample::Reading lines, values;
  check(lines.lines(text, 16));
  check(values.json(text, 16));
  return 0;
}
