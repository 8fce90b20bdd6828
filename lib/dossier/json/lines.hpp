// JSON Lines cut into dossiers: each is a view of the block that it was read in.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "dossier/json/units.hpp"

namespace visado::dossier {

class JsonLines final : public JsonUnits {
 public:
  explicit JsonLines(TextStream stream);

  bool next(DossierSource::Unit& unit) override;
  [[nodiscard]] std::optional<DossierSource::Unit> again(std::uint64_t offset) const override;
  [[nodiscard]] std::uint64_t position() const override;

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0, room = 0;
  };

  // Where a line begins.
  struct Place {
    std::uint64_t offset = 0;  // of the decoded stream
    std::uint64_t ordinal = 0;
    std::uint32_t line = 1;
  };
  // The first line of a block, and how to come there again.
  struct Checkpoint {
    Place place;
    TextStream::Mark mark;
  };

  // Whole lines at the cursor; false at the end of the stream.
  bool fill();
  // Fresh bytes behind the begin of a line that came with the block before.
  void read_block(std::string_view carried);
  [[nodiscard]] std::shared_ptr<Block> free_block(std::size_t room);
  [[nodiscard]] std::string_view take_line();
  void give(DossierSource::Unit& unit, std::string_view line);
  void checkpoint();
  [[nodiscard]] TextStream::Mark mark_of(char const* at) const;
  void at_end();

  TextStream stream_;
  std::uint64_t first_byte_;                    // of the text, in the file
  std::vector<std::shared_ptr<Block>> blocks_;  // all there are; one that no unit views is used again
  std::shared_ptr<Block> block_;
  char const* at_ = nullptr;        // the next line
  char const* whole_ = nullptr;     // end of the lines that are whole
  char const* fresh_ = nullptr;     // the bytes of the block that did not come with the block before
  TextStream::Mark fresh_mark_;     // where they begin
  TextStream::Mark first_mark_;     // where the first line of the block begins
  std::uint64_t dropped_ = 0;       // bytes of the first line that were too many to keep
  Place place_;
  bool valid_ = false;              // the whole lines are UTF-8
  bool last_ = false;               // there is nothing behind this block
  bool checkpointed_ = false, decoded_ = false, ended_ = false;
  struct Checkpoints {
    std::mutex mutex;
    std::vector<Checkpoint> all;
  };
  std::unique_ptr<Checkpoints> checkpoints_ = std::make_unique<Checkpoints>();
};

}  // namespace visado::dossier
