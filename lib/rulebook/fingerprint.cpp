#include "rulebook/fingerprint.hpp"

#include <algorithm>

#include "support/sha256.hpp"
#include "support/utf8.hpp"

namespace visado::rulebook {
namespace {

// Lengths come first, so that no two trees have one text.
void write_text(std::string_view text, std::string& out) {
  out += std::to_string(text.size()) + ':';
  out += text;
}

void write(YamlNode const& node, std::string& out) {
  switch (node.kind) {
    case YamlNode::Kind::null: out += 'n'; return;
    case YamlNode::Kind::scalar:
      out += 's';
      write_text(node.text.text(), out);
      return;
    case YamlNode::Kind::list:
      out += 'l' + std::to_string(node.items.size()) + ':';
      for (auto const& item : node.items) write(*item, out);
      return;
    case YamlNode::Kind::map: {
      std::vector<std::pair<std::string, YamlNode const*>> entries;
      for (auto const& entry : node.entries) entries.emplace_back(utf8::fold(entry.key->text.text()), entry.value.get());
      std::sort(entries.begin(), entries.end());
      out += 'm' + std::to_string(entries.size()) + ':';
      for (auto const& [key, value] : entries) {
        write_text(key, out);
        write(*value, out);
      }
    }
  }
}

std::string without_carriage_returns(std::string_view text) {
  if (text.rfind(utf8::byte_order_mark, 0) == 0) text.remove_prefix(utf8::byte_order_mark.size());
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const before_line_feed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!before_line_feed) result += text[i];
  }
  return result;
}

}  // namespace

std::string fingerprint(std::vector<std::shared_ptr<YamlNode const>> const& documents,
                        std::vector<std::string> const& catalogues) {
  std::vector<std::string> parts;
  for (auto const& document : documents) {
    std::string text;
    write(*document, text);
    parts.push_back("yaml " + sha256_hex(text));
  }
  for (std::string const& catalogue : catalogues) parts.push_back("csv " + sha256_hex(without_carriage_returns(catalogue)));
  std::sort(parts.begin(), parts.end());
  Sha256 hash;
  for (std::string const& part : parts) hash.update(part).update("\n");
  return hash.finish();
}

}  // namespace visado::rulebook
