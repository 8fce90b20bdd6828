// A stream of JSON cut into dossiers, without parsing them: a line each, or the items of an array.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

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

  JsonUnits(TextStream stream, JsonLayout layout, std::size_t longest = longest_unit);

  // `unit.bytes` is UTF-8 unless its bytes have no meaning in Windows-1252 either.
  bool next(DossierSource::Unit& unit);
  // The unit that began at this offset, found from the last block border before it. Thread-safe.
  [[nodiscard]] std::optional<DossierSource::Unit> again(std::uint64_t offset) const;
  [[nodiscard]] Diagnostics const& diagnostics() const { return diagnostics_; }
  [[nodiscard]] std::uint64_t position() const;
  [[nodiscard]] TextStream const& stream() const { return stream_; }

 private:
  // In an array (or not): what may come next.
  enum class State : unsigned char { start, first_item, item, separator, after_array, values, end };

  // Everything that says where the next byte stands.
  struct Place {
    std::uint64_t offset = 0;  // of the decoded stream
    std::uint64_t ordinal = 0;
    std::uint32_t line = 1, column = 1;
    State state = State::start;
  };
  struct Checkpoint {
    Place place;
    std::uint64_t block = 0;    // where its block begins in the file
    std::size_t in_block = 0;
  };

  bool next_line(DossierSource::Unit& unit);
  bool next_value(DossierSource::Unit& unit);
  void take_value(DossierSource::Unit& unit);
  // At least a byte at `rest()`; false at the end of the stream.
  bool fill();
  [[nodiscard]] std::string_view rest() const { return block_.substr(in_block_); }
  void advance(std::size_t size);
  void take(std::size_t size);
  bool skip_blanks();
  void begin(DossierSource::Unit& unit);
  void finish(DossierSource::Unit& unit);
  void report(Code code, std::vector<std::string> arguments = {});

  TextStream stream_;
  JsonLayout layout_;
  std::size_t longest_;
  std::string_view block_;
  std::size_t in_block_ = 0;
  Place place_;
  std::string bytes_;          // of the unit that is being taken
  bool checkpointed_ = false;  // this block has its checkpoint
  bool odd_separator_ = false, decoded_ = false;  // reported already
  Diagnostics diagnostics_;
  struct Checkpoints {
    std::mutex mutex;
    std::vector<Checkpoint> all;
  };
  std::unique_ptr<Checkpoints> checkpoints_ = std::make_unique<Checkpoints>();
};

// How a text that begins so is laid out. `known_lines`: its name says that it is JSON Lines.
[[nodiscard]] JsonLayout json_layout(std::string_view beginning, bool known_lines);

}  // namespace visado::dossier
