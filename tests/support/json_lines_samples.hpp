// Lines of JSON for a schema, plain and odd, and what damage may do to them.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace visado::testing {

class JsonLinesMaker {
 public:
  explicit JsonLinesMaker(unsigned seed) : random_(seed) {}

  // Dossiers of `sample::schema`, one a line.
  std::string lines(std::size_t count) {
    std::string text = any({"", "", "", "\xEF\xBB\xBF"});
    for (std::size_t i = 0; i < count; ++i) text += line(i) + any({"\n", "\n", "\n", "\r\n", "\n\n", " \n \t\n"});
    if (below(4) == 0) text.pop_back();
    return text;
  }

  // One to three bytes changed, left out or put in, or the end cut off.
  std::string damaged(std::string text) {
    for (std::size_t edits = 1 + below(3); edits > 0 && !text.empty(); --edits) {
      std::size_t const at = below(text.size());
      switch (below(6)) {
        case 0: text[at] = static_cast<char>(text[at] ^ (1 << below(8))); break;
        case 1: text.erase(at, 1 + below(3)); break;
        case 2: text.insert(at, any({"\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r", " ", "\xF1", "é"})); break;
        case 3: text.insert(at, std::string(1, static_cast<char>(below(256)))); break;
        case 4: text[at] = any({"\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "0", "e", "."})[0]; break;
        default: text.resize(at + below(text.size() - at)); break;
      }
    }
    return text;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string any(std::vector<std::string> const& choices) { return choices[below(choices.size())]; }

  std::string blank() { return any({"", "", "", " ", " ", "\t", "  \r"}); }

  std::string number() {
    return any({"0", "1", "-1", "1.00", "25000.00", "25000.5", "1.230", "1.2300", "1.234", "-0", "-0.00", "1e2", "1E-2",
                "12345678901234567", "123456789012345678", "1234567890123456789", "0.000000000000000001",
                "99999999999999.99", "12345678901234567890123456789012345", "01", "1.", ".5", "-", "+1", "1e", "1x",
                std::to_string(below(100000)) + "." + std::to_string(10 + below(90))});
  }
  std::string text() {
    return any({"\"\"", "\"a\"", "\"b\"", "\"c\"", "\"GTQ\"", "\"USD\"", "\"compra de papel\"", "\"576937-K\"", "\"576937K\"",
                "\"576937k\"", "\"K\"", "\" 5769 \"", "\"'0101\"", "\"1.01678E+08\"", "\"12345.0\"", "\"CF\"", "\"2024-02-29\"",
                "\"2023-02-29\"", "\"2024-03-05T10:20:30\"", "\"2024-03-05T10:20:30.5-06:00\"", "\"2024-03-05 08:41 p.m.\"",
                "\"05/03/2024\"", "\"0000-01-01\"", "\"2024-1-01\"", "\"2024/01/01\"", "\"12\\u00f3n \\\"x\\\" \\\\ \\/ \\n\"",
                "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\udc00\"", "\"\\x\"", "\"\\u12\"", "\"ñandú\"", "\"1,234.56\"",
                "\"Q1,234.56\"", "\"25000.00\"", "\"{[,:]}\"", "\"x\ty\"", std::string("\"x\0y\"", 5), "\"\xF1\""});
  }
  std::string scalar() {
    switch (below(4)) {
      case 0: return number();
      case 1: return any({"true", "false", "null", "null", "nulo", "tru", "falsee", "nullx"});
      default: return text();
    }
  }
  std::string anything(std::size_t depth = 0) {
    if (depth > 3 || below(3) != 0) return scalar();
    if (below(40) == 0) return nested();
    std::string out = below(2) == 0 ? "{" : "[";
    bool const object = out == "{";
    for (std::size_t i = below(4); i > 0; --i) {
      if (object) out += text() + blank() + ":" + blank();
      out += anything(depth + 1) + blank() + (i > 1 || below(30) == 0 ? "," : "");
    }
    return out + (object ? "}" : "]");
  }
  std::string nested() {
    std::size_t const depth = 56 + below(14);
    return std::string(depth, '[') + std::string(depth, ']');
  }

  std::string key(std::string const& name) {
    if (below(60) == 0) return "\"\\u00" + hexadecimal(name[0]) + name.substr(1) + '"';
    if (below(60) == 0) return '"' + name + "x\"";
    if (below(100) == 0) return any({"\"\"", "\"no\\\"existe\"", "\"\\q\"", "x", "1", "\"\\ud800\""});
    return '"' + name + '"';
  }
  static std::string hexadecimal(char c) {
    constexpr char digits[] = "0123456789abcdef";
    return {digits[c >> 4 & 15], digits[c & 15]};
  }

  std::string field(std::string const& name, std::string const& value) {
    return key(name) + blank() + ":" + blank() + (below(25) == 0 ? anything() : value) + blank();
  }
  std::string object(std::vector<std::string> fields) {
    if (below(4) == 0) std::shuffle(fields.begin(), fields.end(), random_);
    if (below(20) == 0 && !fields.empty()) fields.push_back(fields[below(fields.size())]);
    std::string out = "{" + blank();
    for (std::string const& field : fields) {
      if (below(8) != 0) out += (out.find_first_not_of("{ \t\r") == out.npos ? "" : ",") + blank() + field;
    }
    return out + "}";
  }
  std::string list(std::vector<std::string> const& items) {
    std::string out = "[" + blank();
    for (std::string const& item : items) out += (out.find_first_not_of("[ \t\r") == out.npos ? "" : ",") + item + blank();
    return out + "]";
  }

  std::string line(std::size_t number_of_line) {
    if (below(30) == 0) return anything();
    std::vector<std::string> invoices;
    for (std::size_t i = below(4); i > 0; --i) {
      std::string const item = object({field("codigo", any({"\"011\"", text()})), field("precio", number())});
      invoices.push_back(below(20) == 0 ? scalar()
                                        : object({field("autorizacion", text()), field("total", number()),
                                                  field("lineas", list({item, item}))}));
    }
    return blank() +
           object({field("expediente", "\"P-" + std::to_string(number_of_line) + "\""), field("clase", any({"\"a\"", "\"b\""})),
                   field("monto", any({"1.00", "2500.25", number()})), field("fecha", any({"\"2024-03-05\"", text()})),
                   field("dias", number()), field("tasa", number()), field("firmado", any({"true", "false", "null"})),
                   field("nota", text()), field("moneda", any({"\"GTQ\"", "\"USD\""})), field("en_moneda", number()),
                   field("secreto", number()), field("etiquetas", list({text(), scalar()})),
                   field("proveedor", object({field("nit", text()), field("nombre", text())})),
                   field("facturas", list(invoices))}) +
           (below(40) == 0 ? any({"}", "x", "{}", ",", "\x0c", "\x1a"}) : "");
  }

  std::mt19937 random_;
};

}  // namespace visado::testing
