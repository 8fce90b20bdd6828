// A stream of JSON cut into dossiers, without parsing them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "dossier/text_stream.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier {

enum class JsonLayout : unsigned char {
  lines,   // a dossier on each line; blank lines are nothing
  values,  // one object, several, or an array of them, however they are laid out
};

class JsonUnits {
 public:
  // A dossier longer than this is handed out cut, one byte longer.
  static constexpr std::size_t longest_unit = std::size_t{16} << 20;

  static std::unique_ptr<JsonUnits> cut(TextStream stream, JsonLayout layout);
  virtual ~JsonUnits() = default;

  // `unit.bytes` is UTF-8 unless its bytes have no meaning in Windows-1252 either.
  virtual bool next(DossierSource::Unit& unit) = 0;
  // The unit that began at this offset, found from the last block border before it. Thread-safe.
  [[nodiscard]] virtual std::optional<DossierSource::Unit> again(std::uint64_t offset) const = 0;
  [[nodiscard]] virtual std::uint64_t position() const = 0;
  [[nodiscard]] Diagnostics const& diagnostics() const { return diagnostics_; }

 protected:
  // A diagnostic on the line of the input at hand.
  void report(std::string const& name, std::uint32_t line, Code code, std::vector<std::string> arguments = {});

  Diagnostics diagnostics_;
};

// How a text that begins so is laid out. `known_lines`: its name says that it is JSON Lines.
[[nodiscard]] JsonLayout json_layout(std::string_view beginning, bool known_lines);

}  // namespace visado::dossier
