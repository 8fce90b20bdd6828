// A document before it is written: what stands on the page, in order, whatever the format. All texts are plain.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <simdjson.h>

namespace visado::report {

// What tells at a glance: «Con reparos», and why; the right side says how much.
struct Banner {
  enum class Tone : unsigned char { good, warning, bad } tone = Tone::good;
  std::string title;
  std::string text;
  std::vector<std::pair<std::string, std::string>> amounts;  // label, amount; the last one stands out
};
// Labelled values, two columns of them.
struct Data {
  std::string title;
  std::vector<std::pair<std::string, std::string>> values;
};
struct Table {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> widths{};  // in percent; empty: as they come
  std::string note{};         // above the table
};
struct Paragraph {
  std::string text;
  bool small = false;
};
// Where persons sign: what each does, and who it is («» when it is not known).
struct Signatures {
  std::vector<std::pair<std::string, std::string>> blocks;
};
struct NewPage {};

using Block = std::variant<Banner, Data, Table, Paragraph, Signatures, NewPage>;

struct Page {
  std::string title;     // «Hoja de revisión»
  std::string subtitle;  // «Expediente A-1 · ingreso 2»
  std::string number;    // of the act; empty
  std::vector<std::string> facts;  // at the right: date, run, rulebook
  std::vector<Block> blocks;
  std::string foot;
};

// What a document says, as a page. `content` is its «contenido»; `hash` and `sealed` those of the whole.
[[nodiscard]] Page page_of(simdjson::dom::object content, std::string const& hash, bool sealed);

[[nodiscard]] std::string html_page(Page const& page);
[[nodiscard]] std::string text_page(Page const& page);

}  // namespace visado::report
