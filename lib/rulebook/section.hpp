// A map of a rule file, read by the table of its keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rulebook/keys.hpp"
#include "rulebook/log.hpp"
#include "support/yaml_tree.hpp"
#include "visado/rulebook.hpp"

namespace visado::rulebook {

class Section {
 public:
  // Reports unknown and repeated keys, missing ones that are required, those not built yet, and values that are not
  // of the form their key has. What is wrong with a value is said once: it then counts as not written.
  Section(YamlNode const& node, KeyTable const& table, Log& log);

  [[nodiscard]] YamlNode const& node() const { return node_; }
  [[nodiscard]] Label label(std::string text = {}) const { return node_.label(std::move(text)); }

  // The value of a key, of the right form; null when it was not written or was reported.
  [[nodiscard]] YamlNode const* find(std::string_view key) const;
  // The key as written, whatever its value; null when it was not.
  [[nodiscard]] YamlNode const* key(std::string_view key) const;

  [[nodiscard]] std::string text(std::string_view key) const;  // without blanks around it; empty when not written
  [[nodiscard]] std::optional<EmbeddedText> source_text(std::string_view key) const;
  [[nodiscard]] std::optional<Date> date(std::string_view key) const;
  [[nodiscard]] std::optional<int> integer(std::string_view key) const;
  [[nodiscard]] bool yes_no(std::string_view key, bool otherwise) const;
  [[nodiscard]] std::optional<std::size_t> word(std::string_view key) const;  // index into the words of the key
  template <class Enumeration>
  [[nodiscard]] Enumeration word(std::string_view key, Enumeration otherwise) const {
    std::optional<std::size_t> const index = word(key);
    return index ? static_cast<Enumeration>(*index) : otherwise;
  }
  // Of a list of texts, or of one text where the key allows it.
  [[nodiscard]] std::vector<EmbeddedText> texts(std::string_view key) const;
  // Names with what stands behind them, of `named_…`; names equal after folding were reported and dropped.
  [[nodiscard]] std::vector<std::pair<EmbeddedText, YamlNode const*>> named(std::string_view key) const;
  [[nodiscard]] std::vector<YamlNode const*> items(std::string_view key) const;

 private:
  struct Value {
    Key const* key;
    YamlNode const* written;  // the key
    YamlNode const* node;     // null when it was reported
  };
  void read_entries();
  void unknown_key(YamlNode const& key, YamlNode const& value, std::vector<std::string> const& names);
  void check_required();
  [[nodiscard]] bool check_form(Key const& key, YamlNode const& value) const;
  [[nodiscard]] bool check_scalar(Key const& key, YamlNode const& value) const;
  [[nodiscard]] bool check_list(Key const& key, YamlNode const& value, bool of_texts) const;
  [[nodiscard]] bool check_names(Key const& key, YamlNode const& value) const;
  [[nodiscard]] Value const* value(std::string_view key) const;

  YamlNode const& node_;
  KeyTable const& table_;
  Log& log_;
  std::vector<Value> values_;
  std::vector<std::string> misspelt_;  // keys that an unknown one was probably meant to be: not missing as well
};

// Without blanks at either end, with its places.
[[nodiscard]] EmbeddedText trimmed(EmbeddedText const& text);
[[nodiscard]] Label label_of(EmbeddedText const& text);

// Reports a value that is no text, with the rewrite it needs.
[[nodiscard]] bool expect_text(YamlNode const& value, std::string_view what, Log& log);

// The index of a word, accents aside.
[[nodiscard]] std::optional<std::size_t> find_word(std::string_view text, std::span<std::string_view const> words);
// si, sí, no, verdadero, falso, true, false.
[[nodiscard]] std::optional<bool> parse_yes_no(std::string_view text);

// `{desde, hasta}`; an end before its beginning is an error.
[[nodiscard]] Validity read_validity(Section const& section, Log& log);

}  // namespace visado::rulebook
