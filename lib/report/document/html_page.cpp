// A page as one HTML file for letter paper: no script, no font, no image from anywhere.
#include <fmt/format.h>

#include "report/document/blocks.hpp"
#include "report/html.hpp"
#include "support/terminal_text.hpp"
#include "support/utf8.hpp"

namespace visado::report {
namespace {

// Tables and inline blocks only: the engines that offices print with are old.
constexpr char const* style = R"css(
@page { size: letter; margin: 13mm 14mm 14mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; font-family: "Liberation Sans", Arial, Helvetica, sans-serif; font-size: 9pt; line-height: 1.22; color: #111; }
@media print { body { max-width: none; } }
table { width: 100%; border-collapse: collapse; }
td, th { text-align: left; vertical-align: top; padding: .7mm 1.3mm; overflow-wrap: anywhere; word-wrap: break-word; }
h1 { font-size: 15pt; margin: 0; }
h2 { font-size: 9pt; margin: 2.3mm 0 .5mm 0; padding-bottom: .4mm; border-bottom: .35mm solid #333; text-transform: uppercase; letter-spacing: .03em; }
.head td { padding: 0; }
.head .right { text-align: right; font-size: 8pt; color: #333; width: 42%; }
.sub { font-size: 11pt; font-weight: bold; }
.banner { margin: 2.5mm 0 1mm 0; border: .7mm solid #333; }
.banner td { padding: 2mm 2.6mm; }
.banner .what { font-size: 14pt; font-weight: bold; }
.banner .amounts { width: 46%; border-left: .35mm solid #333; }
.banner .amounts td { padding: 0; text-align: right; }
.banner .amounts td.label { text-align: left; }
.banner .amounts tr.main td { font-size: 13pt; font-weight: bold; padding-top: .6mm; border-top: .3mm solid #333; white-space: nowrap; }
.bad { border-color: #a11; } .bad .what { color: #a11; }
.warning { border-color: #8a5a00; } .warning .what { color: #8a5a00; }
.good { border-color: #17602a; } .good .what { color: #17602a; }
.data td { padding: .3mm 1.2mm .3mm 0; width: 34%; }
.data td.label { width: 16%; color: #444; font-size: 8.2pt; }
.list { page-break-inside: auto; }
.list th { font-size: 8pt; border-bottom: .3mm solid #333; background: #eee; }
.list td { border-bottom: .15mm solid #bbb; font-size: 8.4pt; }
.list td.short { white-space: nowrap; }
.list tr { page-break-inside: avoid; }
.list thead { display: table-header-group; }
p { margin: 1.2mm 0; } .small { font-size: 8pt; color: #333; }
.sign { margin-top: 10mm; page-break-inside: avoid; }
.sign td { text-align: center; padding: 0 9mm; width: 50%; }
.sign .line { border-top: .35mm solid #111; padding-top: 1mm; }
.sign .role { font-weight: bold; }
.foot { margin-top: 3mm; padding-top: 1mm; border-top: .2mm solid #999; font-size: 7pt; color: #444; overflow-wrap: anywhere; word-wrap: break-word; }
.page { page-break-before: always; }
)css";

// A cell as short as an amount stays on one line.
constexpr std::size_t longest_unbroken = 18;

class Html {
 public:
  std::string run(Page const& page) {
    out_ = "<!DOCTYPE html>\n<html lang=\"es\"><head><meta charset=\"utf-8\"><title>";
    text(page.title + (page.number.empty() ? "" : " " + page.number) + ", " + page.subtitle);
    out_ += "</title><style>";
    out_ += style;
    out_ += "</style></head>\n<body>\n<table class=\"head\"><tr><td><h1>";
    text(page.title + (page.number.empty() ? "" : " " + page.number));
    out_ += "</h1><div class=\"sub\">";
    text(page.subtitle);
    out_ += "</div></td><td class=\"right\">";
    for (std::size_t i = 0; i < page.facts.size(); ++i) {
      if (i > 0) out_ += "<br>";
      text(page.facts[i]);
    }
    out_ += "</td></tr></table>\n";
    for (auto const& block : page.blocks) std::visit([this](auto const& one) { write(one); }, block);
    if (!page.foot.empty()) element("div class=\"foot\"", "div", page.foot);
    out_ += "</body></html>\n";
    return std::move(out_);
  }

 private:
  // Control characters and marks that turn the direction of writing are shown, not obeyed.
  void text(std::string_view words) { out_ += escaped_html(printable(words)); }
  void element(std::string_view open, std::string_view close, std::string_view words) {
    out_ += fmt::format("<{}>", open);
    text(words);
    out_ += fmt::format("</{}>\n", close);
  }
  void title(std::string const& words) {
    if (!words.empty()) element("h2", "h2", words);
  }

  void write(Banner const& banner) {
    char const* const tones[] = {"good", "warning", "bad"};
    out_ += fmt::format("<table class=\"banner {}\"><tr><td><div class=\"what\">", tones[static_cast<std::size_t>(banner.tone)]);
    text(banner.title);
    out_ += "</div>";
    text(banner.text);
    out_ += "</td><td class=\"amounts\"><table>";
    for (std::size_t i = 0; i < banner.amounts.size(); ++i) {
      out_ += i + 1 == banner.amounts.size() ? "<tr class=\"main\">" : "<tr>";
      element("td class=\"label\"", "td", banner.amounts[i].first);
      element("td", "td", banner.amounts[i].second);
      out_ += "</tr>";
    }
    out_ += "</table></td></tr></table>\n";
  }

  void write(Data const& data) {
    title(data.title);
    out_ += "<table class=\"data\">";
    for (std::size_t i = 0; i < data.values.size(); i += 2) {
      out_ += "<tr>";
      for (std::size_t j = i; j < i + 2; ++j) {
        element("td class=\"label\"", "td", j < data.values.size() ? data.values[j].first : "");
        element("td", "td", j < data.values.size() ? data.values[j].second : "");
      }
      out_ += "</tr>";
    }
    out_ += "</table>\n";
  }

  void write(Table const& table) {
    title(table.title);
    if (!table.note.empty()) element("p", "p", table.note);
    out_ += "<table class=\"list\"><thead><tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      element(i < table.widths.size() ? fmt::format("th style=\"width:{}%\"", table.widths[i]) : "th", "th", table.columns[i]);
    out_ += "</tr></thead><tbody>\n";
    for (auto const& row : table.rows) {
      out_ += "<tr>";
      for (auto const& cell : row) element(utf8::width(cell) <= longest_unbroken ? "td class=\"short\"" : "td", "td", cell);
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table>\n";
  }

  void write(Paragraph const& paragraph) { element(paragraph.small ? "p class=\"small\"" : "p", "p", paragraph.text); }

  void write(Signatures const& signatures) {
    out_ += "<table class=\"sign\"><tr>";
    for (auto const& [role, name] : signatures.blocks) {
      out_ += "<td><div class=\"line\">";
      element("div class=\"role\"", "div", role);
      text(name.empty() ? "Nombre:" : name);
      out_ += "<br>Fecha:</div></td>";
    }
    out_ += "</tr></table>\n";
  }

  void write(NewPage) { out_ += "<div class=\"page\"></div>\n"; }

  std::string out_;
};

}  // namespace

std::string html_page(Page const& page) { return Html().run(page); }

}  // namespace visado::report
