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

// Lines shown together, in their order.
using Block = std::vector<Snippet>;

class Renderer {
 public:
  Renderer(Diagnostic const& diagnostic, RenderOptions const& options)
      : diagnostic_(diagnostic),
        options_(options),
        palette_(palette_of(diagnostic.severity, options.color)) {}

  std::string run() {
    collect_snippets();
    title();
    for (std::size_t i = 0; i < blocks_.size(); ++i) show(blocks_[i], i == 0 && diagnostic_.at.source);
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
      auto digits = std::to_string(label.source->locate(label.span.end).line).size();
      number_width_ = std::max(number_width_, static_cast<unsigned>(digits));
    };
    widen(diagnostic_.at);
    for (Label const& label : diagnostic_.related) widen(label);
    if (diagnostic_.at.source) {
      Block& primary = blocks_.emplace_back();
      for (Label const& line : lines_of(diagnostic_.at)) primary.emplace_back(line, true);
      place_ = primary.front().place();
    }
    for (Label const& label : diagnostic_.related) {
      if (label.source) place(label);
    }
  }

  // A related label stands on a line that is shown already, or on one beside it, or in a block of its own.
  void place(Label const& label) {
    for (Block& block : blocks_) {
      for (Snippet& snippet : block) {
        if (snippet.add(label, room())) return;
      }
    }
    Snippet snippet(label, false);
    bool const beside = !blocks_.empty() && label.source == diagnostic_.at.source &&
                        std::any_of(blocks_[0].begin(), blocks_[0].end(), [&](Snippet const& shown) {
                          return shown.line_number() + 1 == snippet.line_number() ||
                                 snippet.line_number() + 1 == shown.line_number();
                        });
    if (!beside) return blocks_.emplace_back().push_back(std::move(snippet));
    auto const next = std::find_if(blocks_[0].begin(), blocks_[0].end(), [&](Snippet const& shown) {
      return shown.line_number() > snippet.line_number();
    });
    blocks_[0].insert(next, std::move(snippet));
  }

  // A label over several lines, line by line, its words behind the last; of many lines the first ones and the last.
  static std::vector<Label> lines_of(Label const& label) {
    constexpr std::size_t most = 6;
    std::vector<Label> lines;
    std::uint32_t const first = label.source->locate(label.span.begin).line;
    std::uint32_t const last = label.source->locate(std::max(label.span.begin + 1, label.span.end) - 1).line;
    for (std::uint32_t line = first; line <= last; ++line) {
      std::string_view const text = label.source->line(line);
      std::uint32_t const begins = label.source->line_begin(line);
      std::size_t const from = line == first ? label.span.begin - begins : std::min(text.find_first_not_of(" \t"), text.size());
      std::size_t const to = line == last ? label.span.end - begins : text.find_last_not_of(" \t") + 1;
      if (from < to || line == first) {
        lines.push_back({label.source, {begins + static_cast<std::uint32_t>(from), begins + static_cast<std::uint32_t>(std::max(from, to))}, {}});
      }
    }
    if (lines.size() > most) lines.erase(lines.begin() + most - 2, lines.end() - 1);
    lines.back().text = label.text;
    return lines;
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

  void show(Block const& block, bool primary) {
    arrow(primary ? "-->" : ":::", primary ? place_ : block.front().place());
    frame_row("", "");
    std::uint32_t before = block.front().line_number();
    for (Snippet const& snippet : block) {
      if (snippet.line_number() > before + 1) frame_row("", "…");
      before = snippet.line_number();
      std::string number = std::to_string(before);
      for (std::string const& row : snippet.rows(room(), palette_)) {
        frame_row(number, row);
        number.clear();
      }
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
  std::vector<Block> blocks_;  // the primary one first
  std::string place_;          // of the primary label
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
