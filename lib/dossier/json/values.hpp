// A stream of JSON values cut into dossiers: one object, several, or the items of an array.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "dossier/json/units.hpp"

namespace visado::dossier {

class JsonValues final : public JsonUnits {
 public:
  explicit JsonValues(TextStream stream);

  bool next(DossierSource::Unit& unit) override;
  [[nodiscard]] std::optional<DossierSource::Unit> again(std::uint64_t offset) const override;
  [[nodiscard]] std::uint64_t position() const override;

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
  void say(Code code, std::vector<std::string> arguments = {});

  TextStream stream_;
  std::string_view block_;
  std::size_t in_block_ = 0;
  Place place_;
  std::string bytes_;          // of the unit that is being taken
  bool checkpointed_ = false;  // this block has its checkpoint
  bool odd_separator_ = false, decoded_ = false;  // reported already
  struct Checkpoints {
    std::mutex mutex;
    std::vector<Checkpoint> all;
  };
  std::unique_ptr<Checkpoints> checkpoints_ = std::make_unique<Checkpoints>();
};

}  // namespace visado::dossier
