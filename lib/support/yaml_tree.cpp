#include "support/yaml_tree.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "support/utf8.hpp"
#include "support/yaml_builder.hpp"
#include "support/yaml_misread.hpp"
#include "support/yaml_syntax.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado {
namespace {

constexpr int max_repairs = 200;

bool is_break(char c) { return c == '\n' || c == '\r'; }

// One file on its way to a tree.
class Reading {
 public:
  Reading(SourcePtr source, Diagnostics& diagnostics, YamlLimits const& limits)
      : source_(std::move(source)), diagnostics_(diagnostics), limits_(limits), text_(source_->text()) {
    if (text_.rfind(utf8::byte_order_mark, 0) == 0) begin_ = static_cast<std::uint32_t>(utf8::byte_order_mark.size());
  }

  // Whether yaml-cpp may see the text: it is UTF-8 of a size we accept, without control characters.
  bool check_bytes();
  // One attempt; nothing when YAML stopped, with the place that stopped it in `stopped_at`.
  std::shared_ptr<YamlNode const> parse();
  // Takes out the value that stopped the last attempt. False when it cannot be told from the rest.
  bool repair();
  [[nodiscard]] bool gave_up() const { return gave_up_; }

 private:
  struct Probe;
  [[nodiscard]] Label at(std::uint32_t begin, std::uint32_t end) const { return {source_, {begin, end}, {}}; }
  [[nodiscard]] Label at(std::uint32_t begin) const {
    return at(begin, std::min(begin + 1, static_cast<std::uint32_t>(text_.size())));
  }
  void check_control_characters();
  void check_single_document(YAML::Parser& parser);
  void report(YAML::Exception const& exception, YamlBuilder const& builder);
  [[nodiscard]] bool report_misread(std::uint32_t offset);
  [[nodiscard]] bool report_tab(std::uint32_t offset);

  SourcePtr source_;
  Diagnostics& diagnostics_;
  YamlLimits const& limits_;
  std::string text_;  // with the values taken out so far
  std::uint32_t begin_ = 0;
  std::vector<std::uint32_t> broken_;
  std::uint32_t stopped_at_ = 0;
  std::set<std::uint32_t> reported_;  // where what follows was not understood
  bool gave_up_ = false;
};

bool Reading::check_bytes() {
  if (text_.size() > limits_.bytes) {
    diagnostics_.add(Diagnostic::make(code::yaml_limit, at(0),
                                      {"más de " + std::to_string(limits_.bytes >> 20) + " MiB de texto"}));
    return false;
  }
  if (std::optional<std::size_t> const invalid = utf8::first_invalid(text_)) {
    diagnostics_.add(Diagnostic::make(code::yaml_not_utf8, at(static_cast<std::uint32_t>(*invalid))));
    return false;
  }
  std::size_t const before = diagnostics_.count(Severity::error);
  check_control_characters();
  return diagnostics_.count(Severity::error) == before;
}

void Reading::check_control_characters() {
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    auto const c = static_cast<unsigned char>(text_[i]);
    bool const old_line_end = c == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
    if (old_line_end) {
      diagnostics_.add(Diagnostic::make(code::yaml_old_line_end, at(i)));
      return;
    }
    if ((c >= 0x20 && c != 0x7F) || c == '\t' || is_break(text_[i])) continue;
    constexpr char const* digits = "0123456789ABCDEF";
    diagnostics_.add(Diagnostic::make(code::yaml_control_character, at(i),
                                      {std::string("U+00") + digits[c >> 4] + digits[c & 15]}));
    return;
  }
}

// A second document: only its beginning is of interest.
struct Reading::Probe final : YAML::EventHandler {
  std::uint32_t begin = 0;
  void OnDocumentStart(YAML::Mark const& mark) override { begin = static_cast<std::uint32_t>(mark.pos); }
  void OnDocumentEnd() override {}
  void OnNull(YAML::Mark const&, YAML::anchor_t) override {}
  void OnAlias(YAML::Mark const&, YAML::anchor_t) override {}
  void OnScalar(YAML::Mark const&, std::string const&, YAML::anchor_t, std::string const&) override {}
  void OnSequenceStart(YAML::Mark const&, std::string const&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(YAML::Mark const&, std::string const&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

void Reading::check_single_document(YAML::Parser& parser) {
  Probe probe;
  bool more = true;
  try {
    more = parser.HandleNextDocument(probe);
  } catch (YAML::Exception const&) {  // it is a second document all the same
  }
  if (more) diagnostics_.add(Diagnostic::make(code::yaml_several_documents, at(probe.begin + begin_)));
}

std::shared_ptr<YamlNode const> Reading::parse() {
  Diagnostics found;
  YamlBuilder builder(source_, text_, begin_, broken_, limits_, found);
  std::istringstream stream(text_);
  try {
    YAML::Parser parser(stream);
    bool const any = parser.HandleNextDocument(builder);
    if (any) check_single_document(parser);
    builder.finish();
    diagnostics_.append(std::move(found));
    if (builder.root()) return builder.root();
    auto empty = std::make_shared<YamlNode>();
    empty->source = source_;
    return empty;
  } catch (YamlLimitPassed const&) {
    diagnostics_.append(std::move(found));
    gave_up_ = true;
  } catch (YAML::DeepRecursion const&) {
    diagnostics_.add(Diagnostic::make(code::yaml_limit, at(begin_),
                                      {"más de " + std::to_string(limits_.depth) + " niveles de profundidad"}));
    gave_up_ = true;
  } catch (YAML::Exception const& exception) {
    report(exception, builder);
  }
  return nullptr;
}

void Reading::report(YAML::Exception const& exception, YamlBuilder const& builder) {
  auto const size = static_cast<std::uint32_t>(text_.size());
  std::uint32_t const offset =
      exception.mark.is_null() ? begin_ : std::min(static_cast<std::uint32_t>(exception.mark.pos) + begin_, size);
  stopped_at_ = builder.last_place();
  if (report_tab(offset)) {
    gave_up_ = true;
  } else if (report_misread(builder.last_place()) || report_misread(offset)) {
    return;
  } else if (std::optional<std::uint32_t> const open = builder.open_flow()) {
    stopped_at_ = *open;
    diagnostics_.add(Diagnostic::make(code::yaml_unclosed, at(*open),
                                      {text_[*open] == '{' ? "una llave" : "un corchete"}));
  } else {
    stopped_at_ = offset;
    // A repair that changed nothing stops where it stopped before: said once.
    if (!reported_.insert(offset).second) return;
    diagnostics_.add(Diagnostic::make(
        code::yaml_syntax, at(offset), {yaml_syntax_in_spanish(exception.msg)},
        "revise que cada línea sea «clave: valor» y la sangría de esta línea y de la anterior"));
  }
}

bool Reading::report_misread(std::uint32_t offset) {
  std::optional<WrittenValue> const value = written_value_at(text_, offset);
  if (!value) return false;
  std::string const reason = misread_reason(std::string_view(text_).substr(value->span.begin, value->span.size()));
  if (reason.empty()) return false;
  stopped_at_ = offset;
  diagnostics_.add(Diagnostic::make(code::yaml_misread_text, at(value->span.begin, value->span.end), {reason},
                                    yaml_rewrite_hint(text_, offset)));
  return true;
}

bool Reading::report_tab(std::uint32_t offset) {
  std::uint32_t line = offset;
  while (line > 0 && !is_break(text_[line - 1])) --line;
  for (std::uint32_t i = line; i < text_.size() && (text_[i] == ' ' || text_[i] == '\t'); ++i) {
    if (text_[i] != '\t') continue;
    diagnostics_.add(Diagnostic::make(code::yaml_tab_indentation, at(i)));
    return true;
  }
  return false;
}

bool Reading::repair() {
  if (gave_up_) return false;
  std::optional<WrittenValue> const value = block_value_at(text_, stopped_at_);
  if (!value || std::find(broken_.begin(), broken_.end(), value->span.begin) != broken_.end()) return false;
  for (std::uint32_t i = value->span.begin; i < value->span.end; ++i) {
    if (!is_break(text_[i])) text_[i] = ' ';
  }
  text_[value->span.begin] = '~';
  broken_.push_back(value->span.begin);
  return true;
}

}  // namespace

YamlNode const* YamlNode::find(std::string_view key) const {
  for (Entry const& entry : entries) {
    if (entry.key->text.text() == key) return entry.value.get();
  }
  return nullptr;
}

std::shared_ptr<YamlNode const> read_yaml(SourcePtr source, Diagnostics& diagnostics, YamlLimits const& limits) {
  std::size_t const before = diagnostics.count(Severity::error);
  Reading reading(std::move(source), diagnostics, limits);
  if (!reading.check_bytes()) return nullptr;
  std::shared_ptr<YamlNode const> root = reading.parse();
  return diagnostics.count(Severity::error) == before ? root : nullptr;
}

std::shared_ptr<YamlNode const> read_yaml_repaired(SourcePtr source, Diagnostics& diagnostics,
                                                   YamlLimits const& limits) {
  Reading reading(std::move(source), diagnostics, limits);
  if (!reading.check_bytes()) return nullptr;
  for (int attempt = 0; attempt < max_repairs; ++attempt) {
    if (std::shared_ptr<YamlNode const> root = reading.parse()) return root;
    if (!reading.repair()) return nullptr;
  }
  return nullptr;
}

}  // namespace visado
