#include "dossier/json/values.hpp"

#include <simdjson.h>

#include <algorithm>

#include "dossier/json/value_scanner.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

using Unit = DossierSource::Unit;

}  // namespace

JsonValues::JsonValues(TextStream stream) : stream_(std::move(stream)) {}

bool JsonValues::next(Unit& unit) {
  if (next_value(unit)) return true;
  if (stream_.failure() && place_.state != State::end) {
    diagnostics_.add(*stream_.failure());
  } else if (place_.ordinal == 0 && place_.state != State::end && diagnostics_.empty()) {
    say(code::no_dossiers);
  }
  place_.state = State::end;
  return false;
}

// --- the stream ------------------------------------------------------------------------------------------------------

bool JsonValues::fill() {
  if (in_block_ < block_.size()) return true;
  block_ = stream_.next();
  in_block_ = 0;
  checkpointed_ = false;
  return !block_.empty();
}

void JsonValues::advance(std::size_t size) {
  std::string_view const passed = block_.substr(in_block_, size);
  auto const lines = static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
  if (lines != 0) {
    place_.line += lines;
    place_.column = 1 + static_cast<std::uint32_t>(utf8::count(passed.substr(passed.rfind('\n') + 1)));
  } else {
    place_.column += static_cast<std::uint32_t>(utf8::count(passed));
  }
  place_.offset += size;
  in_block_ += size;
}

void JsonValues::take(std::size_t size) {
  std::size_t const room = longest_unit + 1 - std::min(longest_unit + 1, bytes_.size());
  bytes_.append(block_.substr(in_block_, std::min(size, room)));
  advance(size);
}

bool JsonValues::skip_blanks() {
  while (fill()) {
    std::string_view const text = rest();
    std::size_t size = 0;
    while (size < text.size() && is_json_blank(text[size])) ++size;
    advance(size);
    if (size < text.size()) return true;
  }
  return false;
}

void JsonValues::begin(Unit& unit) {
  bytes_.clear();
  unit.ordinal = place_.ordinal++;
  unit.offset = place_.offset;
  unit.line = place_.line;
  unit.column = place_.column;
  unit.file = 0;
  if (checkpointed_) return;
  checkpointed_ = true;
  Checkpoint checkpoint{place_, stream_.block_begin(), in_block_};
  --checkpoint.place.ordinal;
  std::lock_guard const lock(checkpoints_->mutex);
  checkpoints_->all.push_back(checkpoint);
}

void JsonValues::finish(Unit& unit) {
  if (!simdjson::validate_utf8(bytes_) && bytes_.size() <= longest_unit) {
    if (std::optional<std::string> text = from_cp1252(bytes_)) {
      bytes_ = std::move(*text);
      if (!decoded_) say(code::read_as_windows_1252, {std::to_string(unit.line)});
      decoded_ = true;
    }
  }
  unit.own(std::move(bytes_));
}

void JsonValues::say(Code code, std::vector<std::string> arguments) {
  report(stream_.name(), place_.line, code, std::move(arguments));
}

// --- values ----------------------------------------------------------------------------------------------------------

bool JsonValues::next_value(Unit& unit) {
  auto odd_separator = [&] {
    if (!odd_separator_) say(code::array_separator);
    odd_separator_ = true;
  };
  while (place_.state != State::end) {
    if (!skip_blanks()) {
      bool const in_array = place_.state == State::first_item || place_.state == State::item ||
                            place_.state == State::separator;
      if (in_array) say(code::array_not_closed);
      return false;
    }
    char const c = rest().front();
    switch (place_.state) {
      case State::start:
        place_.state = c == '[' ? State::first_item : State::values;
        if (c == '[') advance(1);
        break;
      case State::separator:
        if (c == ',') {
          advance(1);
        } else if (c != ']') {
          odd_separator();
        }
        place_.state = c == ']' ? State::first_item : State::item;
        break;
      case State::first_item:
      case State::item:
        if (c == ']') {
          if (place_.state == State::item) odd_separator();
          advance(1);
          place_.state = State::after_array;
          break;
        }
        if (c == ',') {
          odd_separator();
          advance(1);
          break;
        }
        take_value(unit);
        place_.state = State::separator;
        return true;
      case State::values:
        if (c == ',') {
          odd_separator();
          advance(1);
          break;
        }
        take_value(unit);
        return true;
      case State::after_array:
        say(code::text_after_dossiers);
        place_.state = State::end;
        break;
      case State::end: break;
    }
  }
  return false;
}

void JsonValues::take_value(Unit& unit) {
  begin(unit);
  ValueScanner scanner;
  while (!scanner.done() && fill()) take(scanner.scan(rest()));
  finish(unit);
}

// --- again -----------------------------------------------------------------------------------------------------------

std::optional<Unit> JsonValues::again(std::uint64_t offset) const {
  Checkpoint from;
  {
    std::lock_guard const lock(checkpoints_->mutex);
    auto const& all = checkpoints_->all;
    auto const after = std::upper_bound(all.begin(), all.end(), offset, [](std::uint64_t o, Checkpoint const& checkpoint) {
      return o < checkpoint.place.offset;
    });
    if (after == all.begin()) return std::nullopt;
    from = *std::prev(after);
  }
  std::optional<TextStream> stream = stream_.reopen(from.block);
  if (!stream) return std::nullopt;
  JsonValues units(std::move(*stream));
  if (!units.fill() || units.block_.size() < from.in_block) return std::nullopt;
  units.in_block_ = from.in_block;
  units.place_ = from.place;
  for (Unit unit; units.next(unit) && unit.offset <= offset;) {
    if (unit.offset == offset) return unit;
  }
  return std::nullopt;
}

std::uint64_t JsonValues::position() const {
  return stream_.encoding() == TextStream::Encoding::utf8 ? stream_.block_begin() + in_block_ : stream_.position();
}

}  // namespace visado::dossier
