#include "dossier/json/lines.hpp"

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

#include "dossier/json/value_scanner.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

using Unit = DossierSource::Unit;

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_json_blank); }

}  // namespace

JsonLines::JsonLines(TextStream stream) : stream_(std::move(stream)), first_byte_(stream_.mark().begin) {}

bool JsonLines::next(Unit& unit) {
  while (at_ != whole_ || fill()) {
    if (!checkpointed_) checkpoint();
    Place const begin = place_;
    std::string_view const line = take_line();
    if (all_blank(line)) continue;
    unit.ordinal = place_.ordinal++;
    unit.offset = begin.offset;
    unit.line = begin.line;
    unit.column = 1;
    unit.file = 0;
    give(unit, line);
    return true;
  }
  if (!ended_) at_end();
  ended_ = true;
  return false;
}

void JsonLines::at_end() {
  if (stream_.failure()) {
    diagnostics_.add(*stream_.failure());
  } else if (place_.ordinal == 0 && diagnostics_.empty()) {
    report(stream_.name(), place_.line, code::no_dossiers);
  }
}

// Without what ends the line.
std::string_view JsonLines::take_line() {
  auto const* const end = static_cast<char const*>(std::memchr(at_, '\n', static_cast<std::size_t>(whole_ - at_)));
  std::string_view line(at_, static_cast<std::size_t>((end != nullptr ? end : whole_) - at_));
  place_.offset += std::exchange(dropped_, 0) + line.size();
  at_ += line.size();
  if (end != nullptr) {
    ++at_;
    ++place_.offset;
    ++place_.line;
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.substr(0, longest_unit + 1);
}

void JsonLines::give(Unit& unit, std::string_view line) {
  bool const text = valid_ || line.size() > longest_unit || simdjson::validate_utf8(line.data(), line.size());
  std::optional<std::string> decoded = text ? std::nullopt : from_cp1252(line);
  if (decoded) {
    if (!decoded_) report(stream_.name(), place_.line, code::read_as_windows_1252, {std::to_string(unit.line)});
    decoded_ = true;
    unit.own(std::move(*decoded));
    return;
  }
  unit.bytes = line;
  if (unit.memory.get() != block_.get()) unit.memory = block_;
}

// --- blocks ----------------------------------------------------------------------------------------------------------

bool JsonLines::fill() {
  if (last_) return false;
  do {
    std::size_t const rest = block_ == nullptr ? 0 : static_cast<std::size_t>(block_->bytes.get() + block_->size - at_);
    std::size_t const kept = std::min(rest, longest_unit + 1);
    dropped_ += rest - kept;
    read_block({at_, kept});
  } while (at_ == whole_ && !last_);
  valid_ = simdjson::validate_utf8(at_, static_cast<std::size_t>(whole_ - at_));
  checkpointed_ = false;
  return at_ != whole_;
}

void JsonLines::read_block(std::string_view carried) {
  // A line longer than a block is not copied again for each block.
  constexpr std::size_t longest_step = std::size_t{4} << 20;
  std::size_t const step = std::max(stream_.block_size(), std::min(carried.size(), longest_step));
  std::shared_ptr<Block> block = free_block(carried.size() + step);
  char* const fresh = block->bytes.get() + carried.size();
  if (!carried.empty()) std::memcpy(block->bytes.get(), carried.data(), carried.size());
  TextStream::Mark const mark = stream_.mark();
  first_mark_ = carried.empty() ? mark : mark_of(carried.data());
  fresh_mark_ = mark;
  std::size_t const count = stream_.take(fresh, step);
  block->size = carried.size() + count;
  block_ = std::move(block);
  at_ = block_->bytes.get();
  fresh_ = fresh;
  last_ = count == 0;
  if (last_) {
    whole_ = at_ + block_->size;  // the last line needs no end
  } else {
    std::size_t const end = std::string_view(fresh, count).rfind('\n');
    whole_ = end == std::string_view::npos ? at_ : fresh_ + end + 1;
  }
}

std::shared_ptr<JsonLines::Block> JsonLines::free_block(std::size_t room) {
  // Only this list holds a block that no unit views, so nobody can begin to.
  auto const is_free = [](std::shared_ptr<Block> const& block) { return block.use_count() == 1; };
  std::erase_if(blocks_, [&](auto const& block) { return is_free(block) && (block->room < room || block->room / 8 > room); });
  auto const found = std::find_if(blocks_.begin(), blocks_.end(), is_free);
  if (found != blocks_.end()) {
    std::atomic_thread_fence(std::memory_order_acquire);  // after the last look of another thread
    return *found;
  }
  auto block = std::make_shared<Block>();
  block->bytes = std::make_unique_for_overwrite<char[]>(room);
  block->room = room;
  blocks_.push_back(block);
  return block;
}

// --- again -----------------------------------------------------------------------------------------------------------

TextStream::Mark JsonLines::mark_of(char const* at) const {
  if (at < fresh_) return first_mark_;  // only the first line of a block begins before its fresh bytes
  auto const behind = static_cast<std::size_t>(at - fresh_);
  bool const same_bytes = stream_.encoding() == TextStream::Encoding::utf8;
  if (same_bytes) return {fresh_mark_.begin + fresh_mark_.skip + behind, 0};
  return {fresh_mark_.begin, fresh_mark_.skip + behind};
}

void JsonLines::checkpoint() {
  checkpointed_ = true;
  std::lock_guard const lock(checkpoints_->mutex);
  checkpoints_->all.push_back({place_, first_mark_});
}

std::optional<Unit> JsonLines::again(std::uint64_t offset) const {
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
  std::optional<TextStream> stream = stream_.reopen(from.mark.begin);
  if (!stream) return std::nullopt;
  char passed[4096];
  for (std::size_t left = from.mark.skip; left != 0;) {
    std::size_t const count = stream->take(passed, std::min(left, sizeof passed));
    if (count == 0) return std::nullopt;
    left -= count;
  }
  JsonLines lines(std::move(*stream));
  lines.place_ = from.place;
  for (Unit unit; lines.next(unit) && unit.offset <= offset;) {
    if (unit.offset == offset) return unit;
  }
  return std::nullopt;
}

std::uint64_t JsonLines::position() const {
  return stream_.encoding() == TextStream::Encoding::utf8 ? first_byte_ + place_.offset : stream_.position();
}

}  // namespace visado::dossier
