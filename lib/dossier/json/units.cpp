#include "dossier/json/units.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "support/utf8.hpp"

namespace visado::dossier {

namespace {

using Unit = DossierSource::Unit;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_blank); }

// Follows a value over any number of blocks to its end, looking at nothing but quotes and brackets.
class ValueScanner {
 public:
  // Bytes of `text` that belong to the value; less than all of it when the value ends there.
  std::size_t scan(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && !done_) {
      if (in_string_) i = scan_string(text, i);
      else if (depth_ == 0 && started_) i = scan_scalar(text, i);
      else i = scan_structure(text, i);
    }
    return i;
  }
  [[nodiscard]] bool done() const { return done_; }

 private:
  std::size_t scan_string(std::string_view text, std::size_t i) {
    for (; i < text.size(); ++i) {
      if (escaped_) {
        escaped_ = false;
      } else if (text[i] == '\\') {
        escaped_ = true;
      } else if (text[i] == '"') {
        in_string_ = false;
        done_ = depth_ == 0;
        return i + 1;
      }
    }
    return i;
  }

  std::size_t scan_structure(std::string_view text, std::size_t i) {
    for (; i < text.size(); ++i) {
      char const c = text[i];
      started_ = true;
      if (c == '"') {
        in_string_ = true;
        return i + 1;
      }
      if (c == '{' || c == '[') ++depth_;
      if (c == '}' || c == ']') {
        if (depth_ > 0) --depth_;
        done_ = depth_ == 0;
        if (done_) return i + 1;
      }
      if (depth_ == 0) return i + 1;  // a scalar begins
    }
    return i;
  }

  std::size_t scan_scalar(std::string_view text, std::size_t i) {
    while (i < text.size() && !is_blank(text[i]) && std::strchr(",[]{}\"", text[i]) == nullptr) ++i;
    done_ = i < text.size();
    return i;
  }

  long long depth_ = 0;
  bool started_ = false, in_string_ = false, escaped_ = false, done_ = false;
};

}  // namespace

JsonUnits::JsonUnits(TextStream stream, JsonLayout layout, std::size_t longest)
    : stream_(std::move(stream)), layout_(layout), longest_(longest) {}

bool JsonUnits::next(Unit& unit) {
  bool const found = layout_ == JsonLayout::lines ? next_line(unit) : next_value(unit);
  if (found) return true;
  if (stream_.failure() && place_.state != State::end) {
    diagnostics_.add(*stream_.failure());
  } else if (place_.ordinal == 0 && place_.state != State::end && diagnostics_.empty()) {
    report(Code::no_dossiers);
  }
  place_.state = State::end;
  return false;
}

// --- the stream ------------------------------------------------------------------------------------------------------

bool JsonUnits::fill() {
  if (in_block_ < block_.size()) return true;
  block_ = stream_.next();
  in_block_ = 0;
  checkpointed_ = false;
  return !block_.empty();
}

void JsonUnits::advance(std::size_t size) {
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

void JsonUnits::take(std::size_t size) {
  std::size_t const room = longest_ + 1 - std::min(longest_ + 1, bytes_.size());
  bytes_.append(block_.substr(in_block_, std::min(size, room)));
  advance(size);
}

bool JsonUnits::skip_blanks() {
  while (fill()) {
    std::string_view const text = rest();
    std::size_t size = 0;
    while (size < text.size() && is_blank(text[size])) ++size;
    advance(size);
    if (size < text.size()) return true;
  }
  return false;
}

void JsonUnits::begin(Unit& unit) {
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

void JsonUnits::finish(Unit& unit) {
  if (!simdjson::validate_utf8(bytes_) && bytes_.size() <= longest_) {
    if (std::optional<std::string> text = from_cp1252(bytes_)) {
      bytes_ = std::move(*text);
      if (!decoded_) report(Code::read_as_windows_1252, {std::to_string(unit.line)});
      decoded_ = true;
    }
  }
  unit.own(std::move(bytes_));
}

void JsonUnits::report(Code code, std::vector<std::string> arguments) {
  std::string const place = stream_.name() + ":" + std::to_string(place_.line);
  diagnostics_.add(Diagnostic::make(code, {nullptr, {}, place}, std::move(arguments)));
}

// --- lines -----------------------------------------------------------------------------------------------------------

bool JsonUnits::next_line(Unit& unit) {
  while (fill()) {
    begin(unit);
    bool ended = false;
    while (!ended && fill()) {
      std::string_view const text = rest();
      auto const* const end = static_cast<char const*>(std::memchr(text.data(), '\n', text.size()));
      ended = end != nullptr;
      take(ended ? static_cast<std::size_t>(end - text.data()) + 1 : text.size());
    }
    if (ended && bytes_.ends_with('\n')) bytes_.pop_back();
    if (bytes_.ends_with('\r')) bytes_.pop_back();
    if (!all_blank(bytes_)) {
      finish(unit);
      return true;
    }
    --place_.ordinal;  // nobody saw it
  }
  return false;
}

// --- values ----------------------------------------------------------------------------------------------------------

bool JsonUnits::next_value(Unit& unit) {
  auto odd_separator = [&] {
    if (!odd_separator_) report(Code::array_separator);
    odd_separator_ = true;
  };
  while (place_.state != State::end) {
    if (!skip_blanks()) {
      bool const in_array = place_.state == State::first_item || place_.state == State::item ||
                            place_.state == State::separator;
      if (in_array) report(Code::array_not_closed);
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
        report(Code::text_after_dossiers);
        place_.state = State::end;
        break;
      case State::end: break;
    }
  }
  return false;
}

void JsonUnits::take_value(Unit& unit) {
  begin(unit);
  ValueScanner scanner;
  while (!scanner.done() && fill()) take(scanner.scan(rest()));
  finish(unit);
}

// --- again -----------------------------------------------------------------------------------------------------------

std::optional<Unit> JsonUnits::again(std::uint64_t offset) const {
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
  JsonUnits units(std::move(*stream), layout_, longest_);
  if (!units.fill() || units.block_.size() < from.in_block) return std::nullopt;
  units.in_block_ = from.in_block;
  units.place_ = from.place;
  for (Unit unit; units.next(unit) && unit.offset <= offset;) {
    if (unit.offset == offset) return unit;
  }
  return std::nullopt;
}

std::uint64_t JsonUnits::position() const {
  return stream_.encoding() == TextStream::Encoding::utf8 ? stream_.block_begin() + in_block_ : stream_.position();
}

// --- layout ----------------------------------------------------------------------------------------------------------

JsonLayout json_layout(std::string_view beginning, bool known_lines) {
  std::size_t start = 0;
  while (start < beginning.size() && is_blank(beginning[start])) ++start;
  beginning.remove_prefix(start);
  if (!beginning.starts_with('{')) return JsonLayout::values;
  if (known_lines) return JsonLayout::lines;
  std::size_t const line_end = std::min(beginning.find('\n'), beginning.size());
  std::string_view const line = beginning.substr(0, line_end);
  ValueScanner scanner;
  std::size_t const size = scanner.scan(line);
  bool const whole_line = scanner.done() && all_blank(line.substr(size));
  std::string_view const more = beginning.substr(line_end);
  if (whole_line) return all_blank(more) ? JsonLayout::values : JsonLayout::lines;
  // The first line may be broken: another object at the begin of a line, where no list or field expects one.
  std::string_view before = line;
  while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
  std::size_t next = 0;
  while (next < more.size() && (more[next] == '\n' || more[next] == '\r')) ++next;
  bool const object = next < more.size() && more[next] == '{';
  bool const expected = before.empty() || std::strchr("[,:{", before.back()) != nullptr;
  return object && !expected ? JsonLayout::lines : JsonLayout::values;
}

}  // namespace visado::dossier
