#include <algorithm>

#include "support/severity.hpp"
#include "support/snippet.hpp"
#include "support/terminal_text.hpp"
#include "visado/diagnostic.hpp"

namespace visado {

namespace {

constexpr unsigned least_width = 30;  // a narrower terminal wraps

Palette palette_of(Severity severity, bool color) {
  if (!color) return {};
  constexpr std::string_view red = "\x1b[1;31m", yellow = "\x1b[1;33m", green = "\x1b[1;32m",
                             blue = "\x1b[1;34m";
  std::string_view mark = severity == Severity::error ? red : severity == Severity::warning ? yellow : green;
  return {mark, blue, blue, "\x1b[1m", "\x1b[0m"};
}

class Renderer {
 public:
  Renderer(Diagnostic const& diagnostic, RenderOptions const& options)
      : diagnostic_(diagnostic),
        options_(options),
        palette_(palette_of(diagnostic.severity, options.color)) {}

  std::string run() {
    collect_snippets();
    title();
    for (std::size_t i = 0; i < snippets_.size(); ++i) show(snippets_[i], i == 0 && diagnostic_.at.source);
    if (!diagnostic_.at.source && !diagnostic_.at.text.empty()) arrow("-->", printable(diagnostic_.at.text));
    for (Label const& label : diagnostic_.related) {
      if (!label.source) note("nota", label.text);
    }
    std::string path;
    for (std::string const& part : diagnostic_.within) path += (path.empty() ? "" : " › ") + part;
    note("en", path);
    note("ayuda", diagnostic_.hint);
    return std::move(out_);
  }

 private:
  // Columns left for source text: the frame needs the line number and « | ».
  [[nodiscard]] std::size_t room() const {
    return std::max(options_.width, least_width + number_width_ + 3) - number_width_ - 3;
  }

  void collect_snippets() {
    auto widen = [&](Label const& label) {
      if (!label.source) return;
      auto digits = std::to_string(label.source->locate(label.span.begin).line).size();
      number_width_ = std::max(number_width_, static_cast<unsigned>(digits));
    };
    widen(diagnostic_.at);
    for (Label const& label : diagnostic_.related) widen(label);
    if (diagnostic_.at.source) snippets_.emplace_back(diagnostic_.at, true);
    for (Label const& label : diagnostic_.related) {
      if (!label.source) continue;
      bool taken =
          std::any_of(snippets_.begin(), snippets_.end(), [&](Snippet& s) { return s.add(label, room()); });
      if (!taken) snippets_.emplace_back(label, false);
    }
  }

  void title() {
    std::string head(severity_name(diagnostic_.severity));
    head += '[' + std::string(info(diagnostic_.code).name) + ']';
    out_ += palette_.paint(palette_.mark, head) +
            palette_.paint(palette_.strong, ": " + printable(diagnostic_.message()));
    out_ += '\n';
  }

  void arrow(std::string_view sign, std::string const& place) {
    out_ += std::string(number_width_, ' ') + palette_.paint(palette_.frame, sign) + ' ' + place + '\n';
  }

  void frame_row(std::string_view number, std::string_view text) {
    std::string frame = std::string(number_width_ - number.size(), ' ') + std::string(number) + " |";
    out_ += palette_.paint(palette_.frame, frame);
    if (!text.empty()) out_ += ' ' + std::string(text);
    out_ += '\n';
  }

  void show(Snippet const& snippet, bool primary) {
    arrow(primary ? "-->" : ":::", snippet.place());
    frame_row("", "");
    std::string number = std::to_string(snippet.line_number());
    for (std::string const& row : snippet.rows(room(), palette_)) {
      frame_row(number, row);
      number.clear();
    }
  }

  void note(std::string_view word, std::string_view text) {
    if (text.empty()) return;
    out_ += std::string(number_width_ + 1, ' ') + palette_.paint(palette_.frame, "=") + ' ';
    out_ += palette_.paint(palette_.strong, std::string(word) + ':') + ' ';
    for (std::size_t begin = 0; begin < text.size();) {  // each line of the text by itself
      std::size_t end = std::min(text.find('\n', begin), text.size());
      if (begin > 0) out_ += std::string(number_width_ + 5 + word.size(), ' ');
      out_ += printable(text.substr(begin, end - begin)) + '\n';
      begin = end + 1;
    }
  }

  Diagnostic const& diagnostic_;
  RenderOptions const& options_;
  Palette palette_;
  std::vector<Snippet> snippets_;
  unsigned number_width_ = 1;
  std::string out_;
};

}  // namespace

std::string render(Diagnostic const& diagnostic, RenderOptions const& options) {
  return Renderer(diagnostic, options).run();
}

std::string render(Diagnostics const& diagnostics, RenderOptions const& options) {
  std::string text;
  for (Diagnostic const& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += render(diagnostic, options);
  }
  return text;
}

}  // namespace visado
