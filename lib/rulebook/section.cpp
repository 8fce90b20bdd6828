#include "rulebook/section.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::rulebook {
namespace {

std::string joined(std::span<std::string_view const> words) {
  std::string result;
  for (std::string_view const word : words) result += (result.empty() ? "" : ", ") + std::string(word);
  return result;
}

std::string quoted_hint(YamlNode const& value) {
  return value.source ? yaml_rewrite_hint(value.source->text(), value.span.begin) : std::string();
}

// «valor: 25,000.00» between braces is the value 25 and a key 000.00.
bool is_thousands(YamlNode const& key, YamlNode const& value) {
  return value.is_null() && key.text.text().find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

EmbeddedText trimmed(EmbeddedText const& text) {
  std::string_view const whole = text.text();
  constexpr std::string_view blanks = " \t\r\n";
  std::size_t const first = whole.find_first_not_of(blanks);
  if (first == std::string_view::npos) return text.part({0, 0});
  std::size_t const last = whole.find_last_not_of(blanks);
  return text.part({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)});
}

Label label_of(EmbeddedText const& text) {
  return {text.source(), text.to_source(Span{0, static_cast<std::uint32_t>(text.text().size())}), {}};
}

bool expect_text(YamlNode const& value, std::string_view what, Log& log) {
  if (value.is_scalar()) return true;
  if (value.broken) return false;
  if (value.is_null()) {
    log.report(code::empty_key, value.label(), {std::string(what)});
  } else {
    log.report(code::expected_text, value.label(), {std::string(what), value.is_map() ? "un mapa" : "una lista"},
               quoted_hint(value));
  }
  return false;
}

std::optional<std::size_t> find_word(std::string_view text, std::span<std::string_view const> words) {
  std::string const folded = utf8::fold(text);
  auto const found = std::find_if(words.begin(), words.end(),
                                  [&](std::string_view word) { return utf8::fold(word) == folded; });
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

std::optional<bool> parse_yes_no(std::string_view text) {
  constexpr std::array<std::string_view, 6> words{"no", "si", "falso", "verdadero", "false", "true"};
  std::optional<std::size_t> const index = find_word(text, words);
  if (!index) return std::nullopt;
  return *index % 2 == 1;
}

Section::Section(YamlNode const& node, KeyTable const& table, Log& log) : node_(node), table_(table), log_(log) {
  if (node.broken) return;
  if (!node.is_map()) {
    log_.report(code::expected_map, node.label(), {std::string(table.construct)});
    return;
  }
  read_entries();
  check_required();
}

void Section::read_entries() {
  std::vector<std::string> names;
  for (Key const& key : table_.keys) {
    if (key.form != Form::refused) names.emplace_back(key.name);
  }
  for (YamlNode::Entry const& entry : node_.entries) {
    std::string const& written = entry.key->text.text();
    Key const* const key = table_.find(written);
    if (key == nullptr) {
      unknown_key(*entry.key, *entry.value, names);
      continue;
    }
    if (Value const* const before = value(key->name)) {
      log_.report(code::repeated_key, entry.key->label(), {written})
          .related.push_back(before->written->label("escrita antes aquí"));
      continue;
    }
    if (key->form == Form::refused) {
      log_.report(code::not_available_yet, entry.key->label(), {std::string(key->name)});
      values_.push_back({key, entry.key.get(), nullptr});
      continue;
    }
    values_.push_back({key, entry.key.get(), check_form(*key, *entry.value) ? entry.value.get() : nullptr});
  }
}

void Section::unknown_key(YamlNode const& key, YamlNode const& value, std::vector<std::string> const& names) {
  std::string const& written = key.text.text();
  std::string hint = is_thousands(key, value) ? "los números se escriben sin separador de miles: 25000.00"
                                              : suggestion_hint(written, names);
  log_.report(code::unknown_key, key.label(), {std::string(table_.construct), written}, std::move(hint));
  std::vector<std::string> const meant = suggest(written, names, 1);
  misspelt_.insert(misspelt_.end(), meant.begin(), meant.end());
}

void Section::check_required() {
  for (Key const& key : table_.keys) {
    if (!key.required || value(key.name) != nullptr) continue;
    if (std::find(misspelt_.begin(), misspelt_.end(), key.name) != misspelt_.end()) continue;
    Span first = node_.span;
    if (!node_.entries.empty()) first = node_.entries.front().key->span;
    log_.report(code::missing_key, {node_.source, first, {}}, {std::string(key.name), std::string(table_.construct)});
  }
}

bool Section::check_scalar(Key const& key, YamlNode const& value) const {
  Log::Inside const inside(log_, std::string(key.name));
  if (!expect_text(value, key.name, log_)) return false;
  std::string const text = trimmed(value.text).text();
  if (text.empty()) {
    log_.report(code::empty_key, value.label(), {std::string(key.name)});
    return false;
  }
  int number = 0;
  switch (key.form) {
    case Form::date:
      if (Date::parse(text)) return true;
      log_.report(code::key_not_a_date, value.label(), {text});
      return false;
    case Form::integer: {
      auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc() && end == text.data() + text.size() && number >= 0) return true;
      log_.report(code::not_an_integer, value.label(), {text});
      return false;
    }
    case Form::yes_no:
      if (parse_yes_no(text)) return true;
      log_.report(code::not_yes_or_no, value.label(), {text});
      return false;
    case Form::word:
    case Form::outcome:
      if (find_word(text, key.words)) return true;
      log_.report(code::unknown_word, value.label(), {text, std::string(key.name)},
                  "puede ser: " + joined(key.words));
      return false;
    default: return true;
  }
}

bool Section::check_list(Key const& key, YamlNode const& value, bool of_texts) const {
  if (!value.is_list()) {
    if (!value.broken) log_.report(code::expected_list, value.label(), {std::string(key.name)});
    return false;
  }
  if (!of_texts) return true;
  bool all = true;
  for (auto const& item : value.items) all = expect_text(*item, key.name, log_) && all;
  return all;
}

// The names of a map of names: none twice, accents aside.
bool Section::check_names(Key const& key, YamlNode const& value) const {
  if (!value.is_map()) {
    if (!value.broken) log_.report(code::expected_map, value.label(), {"\"" + std::string(key.name) + "\""});
    return false;
  }
  std::map<std::string, YamlNode const*> seen;
  for (YamlNode::Entry const& entry : value.entries) {
    auto const [found, is_new] = seen.emplace(utf8::fold(entry.key->text.text()), entry.key.get());
    if (is_new) continue;
    log_.report(code::repeated_key, entry.key->label(), {entry.key->text.text()})
        .related.push_back(found->second->label("escrita antes aquí"));
  }
  return true;
}

bool Section::check_form(Key const& key, YamlNode const& value) const {
  if (value.broken) return false;
  if (value.is_null() && key.form != Form::data) {
    log_.report(code::empty_key, value.label(), {std::string(key.name)});
    return false;
  }
  switch (key.form) {
    case Form::tables:
    case Form::texts_or_tables:
    case Form::lists_or_tables: return check_list(key, value, false);
    case Form::texts:
    case Form::expressions: return check_list(key, value, true);
    case Form::named_tables:
    case Form::named_expressions:
    case Form::named_texts: return check_names(key, value);
    case Form::table:
    case Form::data: return true;
    case Form::text_or_table: return value.is_map() || check_scalar(key, value);
    case Form::text_or_texts: return value.is_list() ? check_list(key, value, true) : check_scalar(key, value);
    case Form::outcome: return value.is_map() || check_scalar(key, value);
    default: return check_scalar(key, value);
  }
}

Section::Value const* Section::value(std::string_view key) const {
  auto const found =
      std::find_if(values_.begin(), values_.end(), [&](Value const& value) { return value.key->name == key; });
  return found == values_.end() ? nullptr : &*found;
}

YamlNode const* Section::find(std::string_view key) const {
  Value const* const found = value(key);
  return found == nullptr ? nullptr : found->node;
}

YamlNode const* Section::key(std::string_view key) const {
  Value const* const found = value(key);
  return found == nullptr ? nullptr : found->written;
}

std::optional<EmbeddedText> Section::source_text(std::string_view key) const {
  YamlNode const* const node = find(key);
  if (node == nullptr) return std::nullopt;
  return trimmed(node->text);
}

std::string Section::text(std::string_view key) const {
  std::optional<EmbeddedText> const text = source_text(key);
  return text ? text->text() : std::string();
}

std::optional<Date> Section::date(std::string_view key) const { return Date::parse(text(key)); }

std::optional<int> Section::integer(std::string_view key) const {
  std::string const written = text(key);
  int number = 0;
  auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (written.empty() || error != std::errc()) return std::nullopt;
  return number;
}

bool Section::yes_no(std::string_view key, bool otherwise) const {
  return parse_yes_no(text(key)).value_or(otherwise);
}

std::optional<std::size_t> Section::word(std::string_view key) const {
  Value const* const found = value(key);
  if (found == nullptr || found->node == nullptr) return std::nullopt;
  return find_word(trimmed(found->node->text).text(), found->key->words);
}

std::vector<EmbeddedText> Section::texts(std::string_view key) const {
  std::vector<EmbeddedText> result;
  YamlNode const* const node = find(key);
  if (node == nullptr) return result;
  if (node->is_scalar()) result.push_back(trimmed(node->text));
  for (auto const& item : node->items) result.push_back(trimmed(item->text));
  return result;
}

std::vector<std::pair<EmbeddedText, YamlNode const*>> Section::named(std::string_view key) const {
  std::vector<std::pair<EmbeddedText, YamlNode const*>> result;
  std::map<std::string, bool> seen;
  YamlNode const* const node = find(key);
  if (node == nullptr) return result;
  for (YamlNode::Entry const& entry : node->entries) {
    EmbeddedText name = trimmed(entry.key->text);
    if (!seen.emplace(utf8::fold(name.text()), true).second) continue;
    result.emplace_back(std::move(name), entry.value.get());
  }
  return result;
}

std::vector<YamlNode const*> Section::items(std::string_view key) const {
  std::vector<YamlNode const*> result;
  if (YamlNode const* const node = find(key)) {
    for (auto const& item : node->items) {
      if (!item->broken) result.push_back(item.get());
    }
  }
  return result;
}

Validity read_validity(Section const& section, Log& log) {
  Validity validity{section.date("desde"), section.date("hasta")};
  if (validity.from && validity.to && *validity.to < *validity.from) {
    log.report(code::backward_validity, section.find("hasta")->label(),
               {validity.from->to_string(), validity.to->to_string()});
    validity.to.reset();
  }
  return validity;
}

}  // namespace visado::rulebook
