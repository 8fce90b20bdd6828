// The reading of a JSON dossier without any haste: the text is proved to be JSON first, then read value by value,
// each by the conversions that every format shares. What the fast reader gives must be the same to the letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/json/check.hpp"
#include "dossier/json/record.hpp"
#include "dossier/json/units.hpp"
#include "dossier/record_builder.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::testing {

class PlainJsonReader {
 public:
  PlainJsonReader(dossier::ReadPlan const& plan, DossierSource::Unit const& unit, std::string const& file, Arena& arena)
      : text_(unit.bytes),
        arena_(arena),
        shown_(unit, file, plan),
        building_{plan, arena, dossier_, [this](std::uint32_t place) { return shown_.label(place); }} {
    dossier_.ordinal = unit.ordinal;
    dossier_.place = file + ":" + std::to_string(unit.line);
  }

  Dossier read() {
    bool const utf8 = !utf8::first_invalid(text_).has_value();
    bool const fits = text_.size() <= dossier::JsonUnits::longest_unit;
    if (!fits || !utf8 || dossier::check_json(text_) || next() != '{') {
      dossier_.verifiable = false;
      dossier_.root = Value::null(NullReason::illegible);
      dossier_.diagnostics.add(shown_.refusal());
      return std::move(dossier_);
    }
    finish_dossier(building_, record(building_.plan.root(), {}));
    return std::move(dossier_);
  }

 private:
  char next() {
    while (std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    return text_[at_];
  }
  std::string_view take() {
    next();
    std::string_view const token = text_.substr(at_, dossier::json_value_size(text_, at_));
    at_ += token.size();
    return token;
  }
  // Steps to the next item; false at the closing bracket, which is taken.
  bool item() {
    if (next() == ',') ++at_;
    char const c = next();
    if (c == '}' || c == ']') ++at_;
    return c != '}' && c != ']';
  }

  Value record(dossier::RecordPlan const& plan, dossier::RecordPath const& path) {
    dossier::RecordBuilder builder(building_, plan, path);
    next();
    auto const here = static_cast<std::uint32_t>(at_);
    for (++at_; item();) {
      std::string_view const quoted = take();
      std::string const key = dossier::unescape_json(quoted.substr(1, quoted.size() - 2));
      next();
      ++at_;  // the colon
      next();
      auto const slot = plan.find(key);
      if (!slot) building_.unknown_key(plan, path, key);
      if (slot && builder.begin(*slot, static_cast<std::uint32_t>(at_))) value(builder, *slot);
      else take();
    }
    return builder.finish(here);
  }

  void value(dossier::RecordBuilder& builder, std::size_t slot) {
    dossier::FieldPlan const& field = builder.plan().fields[slot];
    char const first = next();
    bool const structure = first == '{' || first == '[';
    if (first == '{' && field.record != nullptr && !field.list) {
      dossier::RecordPath const path{&builder.path(), field.field->name, 0};
      return builder.set(slot, record(*field.record, path));
    }
    if (first == '[' && field.list) return list(builder, slot, field);
    std::string_view const token = take();
    bool const wanted = !field.list && field.record == nullptr;
    if (structure || (!wanted && token != "null")) builder.wrong_shape(slot, dossier::json_kind(first));
    else builder.convert(slot, raw(token));
  }

  void list(dossier::RecordBuilder& builder, std::size_t slot, dossier::FieldPlan const& field) {
    std::vector<Value> items;
    for (++at_; item();) {
      std::size_t const position = items.size() + 1;
      auto const place = static_cast<std::uint32_t>(at_);
      char const first = next();
      if (first == '{' && field.record != nullptr) {
        dossier::RecordPath const path{&builder.path(), field.field->name, position};
        items.push_back(record(*field.record, path));
        continue;
      }
      std::string_view const token = take();
      if (first != '{' && first != '[' && (field.record == nullptr || token == "null")) {
        items.push_back(builder.convert_item(slot, raw(token), place, position));
        continue;
      }
      items.push_back(Value::null(NullReason::illegible));
      std::string const path = builder.path().text(field.field->name) + "[" + std::to_string(position) + "]";
      building_.report(field, builder.path(), place, code::value_wrong_kind,
                       {path, field.record != nullptr ? "un objeto" : "un solo valor",
                        std::string(dossier::json_kind(first))},
                       true);
    }
    builder.set(slot, Value::list(items, arena_));
  }

  dossier::Raw raw(std::string_view token) {
    using Kind = dossier::RawKind;
    switch (token.front()) {
      case '"': return {Kind::json_string, arena_.store_text(dossier::unescape_json(token.substr(1, token.size() - 2)))};
      case 't':
      case 'f': return {Kind::json_boolean, token};
      case 'n': return {Kind::null, token};
      default: return {Kind::json_number, token};
    }
  }

  std::string_view text_;
  Arena& arena_;
  dossier::JsonUnitText shown_;
  Dossier dossier_;
  dossier::Building building_;
  std::size_t at_ = 0;
};

// The lines of a text, as the documentation says that they are cut: by line feeds, without a carriage return at the
// end, blank ones left out. Bytes that are not UTF-8 are Windows-1252, where that has them all.
struct PlainLine {
  std::string bytes;
  std::uint64_t offset;
  std::uint32_t line;
};

inline std::vector<PlainLine> plain_lines(std::string_view text) {
  std::vector<PlainLine> lines;
  std::uint64_t offset = 0;
  std::uint32_t number = 1;
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  while (!text.empty()) {
    std::size_t const end = text.find('\n');
    std::string line(text.substr(0, end));
    std::size_t const size = end == text.npos ? text.size() : end + 1;
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t\r\n") != line.npos) {
      if (utf8::first_invalid(line)) line = dossier::from_cp1252(line).value_or(line);
      lines.push_back({line, offset, number});
    }
    offset += size;
    ++number;
    text.remove_prefix(size);
  }
  return lines;
}

}  // namespace visado::testing
