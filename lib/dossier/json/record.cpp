#include "dossier/json/record.hpp"

#include <bit>
#include <cstring>
#include <memory>

#include "dossier/json/check.hpp"
#include "dossier/json/units.hpp"
#include "dossier/scalar/scalar.hpp"

namespace visado::dossier {

namespace {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_blanks_behind(std::string_view token) {
  while (!token.empty() && is_blank(token.back())) token.remove_suffix(1);
  return token;
}

std::string_view kind_of(char first) {
  switch (first) {
    case '{': return "un objeto";
    case '[': return "una lista";
    case '"': return "un texto";
    case 't':
    case 'f': return "un booleano";
    case 'n': return "un nulo";
    default: return "un número";
  }
}


}  // namespace

JsonRecordReader::JsonRecordReader(ReadPlan const& plan) : plan_(plan) {
  for (RecordPlan const& record : plan.records()) following_.emplace_back(record.fields.size() + 1);
}

class JsonRecordReader::Job {
 public:
  Job(JsonRecordReader& reader, DossierSource::Unit const& unit, std::string const& file, Arena& arena, Dossier& dossier)
      : reader_(reader),
        unit_(unit),
        file_(file),
        dossier_(dossier),
        building_{reader.plan_, arena, dossier_, [this](std::uint32_t place) { return label(place); }} {}

  void run() {
    dossier_.clear();
    dossier_.ordinal = unit_.ordinal;
    dossier_.place = file_ + ":" + std::to_string(unit_.line);
    reader_.items_.clear();
    if (unit_.bytes.size() > JsonUnits::longest_unit) {
      refuse(Code::dossier_too_long, 0, {std::to_string(JsonUnits::longest_unit)});
    } else if (error_code const error = parse()) {
      explain(error);
    }
  }

 private:
  // A key or a value where it stands in the parser's text.
  struct Token {
    std::string_view text;
    std::uint32_t place;
  };

  error_code parse() {
    std::string_view const bytes = unit_.bytes;
    reader_.padded_.assign(bytes);
    reader_.padded_.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
    std::size_t const allocated = reader_.padded_.capacity();
    base_ = reader_.padded_.data();
    end_ = base_ + bytes.size();
    if (reader_.parser_.capacity() < bytes.size()) {
      if (auto const error = reader_.parser_.allocate(std::bit_ceil(bytes.size()))) return error;
    }
    ondemand::document document;
    if (auto const error = reader_.parser_.iterate(base_, bytes.size(), allocated).get(document)) return error;
    ondemand::object root;
    if (auto const error = document.get_object().get(root)) return error;
    Value value;
    if (auto const error = record(root, reader_.plan_.root(), RecordPath{}, first_place(), 1, value)) return error;
    // At the end there is no current location.
    if (!document.current_location().error()) return simdjson::TRAILING_CONTENT;
    finish_dossier(building_, value);
    return simdjson::SUCCESS;
  }

  // --- records and lists ---------------------------------------------------------------------------------------------

  error_code record(ondemand::object object, RecordPlan const& plan, RecordPath const& path, std::uint32_t here,
                    int depth, Value& value) {
    if (depth > deepest_json) return simdjson::DEPTH_ERROR;
    RecordBuilder builder(building_, plan, path);
    std::size_t previous = 0;  // slot + 1
    for (auto field : object) {
      ondemand::raw_json_string raw_key;
      if (auto const error = field.key().get(raw_key)) return error;
      ondemand::value item;
      if (auto const error = field.value().get(item)) return error;
      Token token;
      if (auto const error = token_of(item, token)) return error;
      std::optional<std::size_t> const slot = find(plan, previous, raw_key, path);
      if (slot) previous = *slot + 1;
      error_code const error = slot && builder.begin(*slot, token.place)
                                   ? value_of(builder, *slot, item, token, depth)
                                   : skip(token, depth);
      if (error) return error;
    }
    value = builder.finish(here);
    return simdjson::SUCCESS;
  }

  error_code value_of(RecordBuilder& builder, std::size_t slot, ondemand::value& item, Token token, int depth) {
    FieldPlan const& field = builder.plan().fields[slot];
    char const first = token.text.front();
    if (first == '{') {
      if (field.record == nullptr || field.list) return misplaced(builder, slot, token, depth);
      ondemand::object object;
      if (auto const error = item.get_object().get(object)) return error;
      RecordPath const path{&builder.path(), field.field->name, 0};
      Value value;
      if (auto const error = record(object, *field.record, path, token.place, depth + 1, value)) return error;
      builder.set(slot, value);
      return simdjson::SUCCESS;
    }
    if (first == '[') {
      if (!field.list) return misplaced(builder, slot, token, depth);
      ondemand::array array;
      if (auto const error = item.get_array().get(array)) return error;
      return list(builder, slot, array, depth + 1);
    }
    Raw raw;
    if (auto const error = scalar(token, raw)) return error;
    if (raw.kind != RawKind::null && (field.list || field.record != nullptr)) {
      builder.wrong_shape(slot, kind_of(first));
    } else {
      builder.convert(slot, raw);
    }
    return simdjson::SUCCESS;
  }

  error_code list(RecordBuilder& builder, std::size_t slot, ondemand::array array, int depth) {
    if (depth > deepest_json) return simdjson::DEPTH_ERROR;
    FieldPlan const& field = builder.plan().fields[slot];
    std::vector<Value>& items = reader_.items_;
    std::size_t const bottom = items.size();
    for (auto element : array) {
      ondemand::value item;
      if (auto const error = element.get(item)) return error;
      Token token;
      if (auto const error = token_of(item, token)) return error;
      std::size_t const position = items.size() - bottom + 1;
      Value value;
      if (auto const error = list_item(builder, slot, field, item, token, position, depth, value)) return error;
      items.push_back(value);
    }
    std::size_t const count = items.size() - bottom;
    Value* const kept = building_.arena.allocate_array<Value>(count);
    std::uninitialized_copy(items.begin() + static_cast<std::ptrdiff_t>(bottom), items.end(), kept);
    items.resize(bottom);
    builder.set(slot, Value::list(std::span<Value const>(kept, count)));
    return simdjson::SUCCESS;
  }

  error_code list_item(RecordBuilder& builder, std::size_t slot, FieldPlan const& field, ondemand::value& item,
                       Token token, std::size_t position, int depth, Value& value) {
    char const first = token.text.front();
    if (first == '{' && field.record != nullptr) {
      ondemand::object object;
      if (auto const error = item.get_object().get(object)) return error;
      RecordPath const path{&builder.path(), field.field->name, position};
      return record(object, *field.record, path, token.place, depth + 1, value);
    }
    Raw raw;
    bool const simple = first != '{' && first != '[';
    if (simple) {
      if (auto const error = scalar(token, raw)) return error;
      if (field.record == nullptr || raw.kind == RawKind::null) {
        value = builder.convert_item(slot, raw, token.place, position);
        return simdjson::SUCCESS;
      }
    }
    value = Value::null(NullReason::illegible);
    std::string const path = builder.path().text(field.field->name) + "[" + std::to_string(position) + "]";
    building_.report(field, builder.path(), token.place, Code::value_wrong_kind,
                     {path, field.record != nullptr ? "un objeto" : "un solo valor", std::string(kind_of(first))},
                     true);
    return simple ? simdjson::SUCCESS : skip(token, depth);
  }

  // --- tokens --------------------------------------------------------------------------------------------------------

  [[nodiscard]] std::uint32_t place_of(char const* at) const { return static_cast<std::uint32_t>(at - base_); }
  // The same bytes in the unit, which live as long as the dossier.
  [[nodiscard]] std::string_view in_unit(std::string_view text) const {
    return {unit_.bytes.data() + (text.data() - base_), text.size()};
  }
  [[nodiscard]] std::uint32_t first_place() const {
    char const* at = base_;
    while (at != end_ && is_blank(*at)) ++at;
    return place_of(at);
  }

  error_code token_of(ondemand::value& item, Token& token) {
    std::string_view const text = item.raw_json_token();
    token = {without_blanks_behind(text), place_of(text.data())};
    return token.text.empty() ? simdjson::TAPE_ERROR : simdjson::SUCCESS;
  }

  error_code scalar(Token token, Raw& raw) {
    std::string_view const text = token.text;
    switch (text.front()) {
      case '"': return string(text, raw);
      case 't':
      case 'f':
        if (text != "true" && text != "false") return simdjson::T_ATOM_ERROR;
        raw = {RawKind::json_boolean, in_unit(text)};
        return simdjson::SUCCESS;
      case 'n':
        if (text != "null") return simdjson::N_ATOM_ERROR;
        raw = {RawKind::null, in_unit(text)};
        return simdjson::SUCCESS;
      default:
        if (!is_json_number(text)) return simdjson::NUMBER_ERROR;
        raw = {RawKind::json_number, in_unit(text)};
        return simdjson::SUCCESS;
    }
  }

  error_code string(std::string_view text, Raw& raw) {
    if (text.size() < 2 || text.back() != '"') return simdjson::STRING_ERROR;
    std::string_view const inner = text.substr(1, text.size() - 2);
    raw.kind = RawKind::json_string;
    if (std::memchr(inner.data(), '\\', inner.size()) == nullptr) {
      raw.text = in_unit(inner);
      return simdjson::SUCCESS;
    }
    auto* to = building_.arena.allocate_array<std::uint8_t>(inner.size() + simdjson::SIMDJSON_PADDING);
    return reader_.parser_.unescape(raw_string(inner), to).get(raw.text);
  }

  static ondemand::raw_json_string raw_string(std::string_view inner) {
    return ondemand::raw_json_string(reinterpret_cast<std::uint8_t const*>(inner.data()));
  }

  // What is not read must be JSON all the same.
  error_code skip(Token token, int depth) {
    char const first = token.text.front();
    Raw raw;
    if (first == '"') return token.text.size() >= 2 && token.text.back() == '"' ? simdjson::SUCCESS : simdjson::STRING_ERROR;
    if (first != '{' && first != '[') return scalar(token, raw);
    std::size_t at = token.place;
    std::optional<JsonFault> const fault = check_json_value({base_, static_cast<std::size_t>(end_ - base_)}, at, depth);
    if (!fault) return simdjson::SUCCESS;
    return fault->kind == JsonFault::Kind::too_deep ? simdjson::DEPTH_ERROR : simdjson::TAPE_ERROR;
  }

  error_code misplaced(RecordBuilder& builder, std::size_t slot, Token token, int depth) {
    builder.wrong_shape(slot, kind_of(token.text.front()));
    return skip(token, depth);
  }

  // The slot of a key. Mostly it is the one that came there last time.
  std::optional<std::size_t> find(RecordPlan const& plan, std::size_t previous, ondemand::raw_json_string raw,
                                  RecordPath const& path) {
    char const* const at = raw.raw();
    std::uint16_t& guess = reader_.following_[plan.index][previous];
    if (guess < plan.fields.size()) {
      std::string const& name = plan.fields[guess].field->name;
      bool const fits = static_cast<std::size_t>(end_ - at) > name.size();
      if (fits && at[name.size()] == '"' && std::memcmp(at, name.data(), name.size()) == 0) return guess;
    }
    char const* quote = at;
    while (quote != end_ && *quote != '"') quote += *quote == '\\' && quote + 1 != end_ ? 2 : 1;
    std::string_view key(at, static_cast<std::size_t>(quote - at));
    std::string unescaped;
    if (key.find('\\') != key.npos) key = unescaped = unescape_json(key);
    std::optional<std::size_t> const slot = plan.find(key);
    if (slot) guess = static_cast<std::uint16_t>(*slot);
    else building_.unknown_key(plan, path, key);
    return slot;
  }

  // --- what is wrong -------------------------------------------------------------------------------------------------

  // The dossier could not be read; nothing of it is used.
  void refuse(Code code, std::size_t at, std::vector<std::string> arguments = {}) {
    dossier_.diagnostics = {};
    dossier_.unknown_keys.clear();
    dossier_.key.clear();
    dossier_.root = Value::null(NullReason::illegible);
    dossier_.verifiable = false;
    source_ = nullptr;
    malformed_ = true;
    Label where = label(static_cast<std::uint32_t>(at));
    dossier_.diagnostics.add(Diagnostic::make(code, std::move(where), std::move(arguments)));
  }

  void explain(error_code error) {
    std::string_view const text = unit_.bytes;
    std::size_t const first = first_place();
    if (std::size_t const nul = text.find('\0'); nul != text.npos) return refuse(Code::not_text, nul, {"bytes nulos"});
    if (error == simdjson::UTF8_ERROR) return refuse(Code::not_text, 0, {"ni UTF-8 ni Windows-1252"});
    std::optional<JsonFault> const fault = check_json(text);
    if (!fault) {
      if (first < text.size() && text[first] != '{') {
        return refuse(Code::dossier_not_object, first, {std::string(kind_of(text[first]))});
      }
      return refuse(Code::dossier_malformed, first, {"no se pudo leer"});
    }
    switch (fault->kind) {
      case JsonFault::Kind::truncated: return refuse(Code::dossier_truncated, fault->at);
      case JsonFault::Kind::too_deep: return refuse(Code::dossier_too_deep, fault->at, {std::to_string(deepest_json)});
      case JsonFault::Kind::malformed: break;
    }
    refuse(Code::dossier_malformed, fault->at, {std::string(fault->reason)});
  }

  Label label(std::uint32_t place) {
    if (!source_) {
      // A text that is too long to be a dossier is not worth a copy.
      constexpr std::size_t most_shown = std::size_t{1} << 20;
      std::string_view const text = std::string_view(unit_.bytes).substr(0, malformed_ ? most_shown : std::string::npos);
      std::string shown = reader_.plan_.has_sensitive() ? mask_json(text, reader_.plan_) : std::string(text);
      source_ = std::make_shared<Source const>(file_, std::move(shown), Location{unit_.line, unit_.column});
    }
    auto const size = static_cast<std::uint32_t>(source_->text().size());
    std::uint32_t const at = place == no_place ? 0 : std::min(place, size);
    auto const length = at < size && !malformed_ ? static_cast<std::uint32_t>(shown_size(at)) : 0;
    return {source_, {at, at + length}, {}};
  }

  // The bytes to underline: a scalar, or the bracket of what is longer.
  [[nodiscard]] std::size_t shown_size(std::uint32_t at) const {
    char const first = unit_.bytes[at];
    return first == '{' || first == '[' ? 1 : json_value_size(unit_.bytes, at);
  }

  JsonRecordReader& reader_;
  DossierSource::Unit const& unit_;
  std::string const& file_;
  Dossier& dossier_;
  Building building_;
  SourcePtr source_;
  bool malformed_ = false;
  char const* base_ = nullptr;
  char const* end_ = nullptr;
};

void JsonRecordReader::read(DossierSource::Unit const& unit, std::string const& file, Arena& arena, Dossier& dossier) {
  Job(*this, unit, file, arena, dossier).run();
}

Quotation quote_json(DossierSource::Unit const& unit, std::uint32_t place) {
  if (place == no_place || place >= unit.bytes.size()) return {};
  std::string_view const text = unit.bytes;
  std::string_view const before = text.substr(0, place);
  std::size_t const line_end = before.rfind('\n');
  std::size_t lines = 0, columns = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == '\n') ++lines;
    bool const in_line = line_end == before.npos || i > line_end;
    if (in_line && (static_cast<unsigned char>(before[i]) & 0xC0) != 0x80) ++columns;
  }
  std::size_t const column = columns + (lines == 0 ? unit.column : 1);
  std::string_view raw = text.substr(place, json_value_size(text, place));
  bool const string = raw.size() >= 2 && raw.front() == '"' && raw.back() == '"';
  Quotation quotation;
  quotation.raw = string ? unescape_json(raw.substr(1, raw.size() - 2)) : std::string(raw);
  quotation.place = "línea " + std::to_string(unit.line + lines) + ", columna " + std::to_string(column);
  return quotation;
}

}  // namespace visado::dossier
