#include "support/yaml_builder.hpp"

#include <algorithm>

#include "support/yaml_scalar.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado {

using Kind = YamlNode::Kind;

YamlBuilder::YamlBuilder(SourcePtr source, std::string_view text, std::uint32_t offset,
                         std::vector<std::uint32_t> const& broken, YamlLimits const& limits, Diagnostics& diagnostics)
    : source_(std::move(source)),
      text_(text),
      offset_(offset),
      broken_(broken),
      limits_(limits),
      diagnostics_(diagnostics),
      last_begin_(offset),
      last_end_(offset) {}

std::uint32_t YamlBuilder::offset(YAML::Mark const& mark) const {
  return std::min(static_cast<std::uint32_t>(mark.pos) + offset_, static_cast<std::uint32_t>(text_.size()));
}

YamlBuilder::Node YamlBuilder::make(Kind kind, Span span) const {
  auto node = std::make_shared<YamlNode>();
  node->kind = kind;
  node->span = span;
  node->source = source_;
  return node;
}

bool YamlBuilder::wants_key() const {
  return !open_.empty() && open_.back().node->kind == Kind::map && !open_.back().key && !open_.back().key_refused;
}

std::optional<std::uint32_t> YamlBuilder::open_flow() const {
  if (open_.empty() || !open_.back().node->flow) return std::nullopt;
  return open_.back().node->span.begin;
}

// --- scalars ---------------------------------------------------------------------------------------------------

bool YamlBuilder::spells_null(std::uint32_t begin) const {
  for (std::string_view const word : {"~", "null", "Null", "NULL"}) {
    if (text_.substr(begin, word.size()) != word) continue;
    std::size_t const end = begin + word.size();
    char const next = end < text_.size() ? text_[end] : ' ';
    if (std::string_view(" \t\r\n,]}").find(next) != std::string_view::npos) return true;
    if (next == ':') return wants_key();
  }
  return false;
}

// Where a value would stand that was left empty: its key, or the dash of its list.
Span YamlBuilder::empty_place() const {
  if (open_.empty()) return {last_end_, last_end_};
  if (open_.back().key) return open_.back().key->span;
  std::uint32_t const dash = skip_blanks_and_comments(text_, last_end_);
  return {dash, std::min(dash + 1, static_cast<std::uint32_t>(text_.size()))};
}

void YamlBuilder::OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) {
  std::uint32_t const begin = skip_properties(text_, offset(mark));
  bool const written = spells_null(begin);
  Node node = make(Kind::null, empty_place());
  if (written) {
    std::uint32_t const length = text_[begin] == '~' ? 1 : 4;
    node->span = {begin, begin + length};
    node->text = EmbeddedText(std::string(text_.substr(begin, length)), source_, {{0, begin}});
    node->broken = std::find(broken_.begin(), broken_.end(), begin) != broken_.end();
    last_end_ = node->span.end;
    if (wants_key()) node->kind = Kind::scalar;
  } else {
    last_end_ = std::max(last_end_, node->span.end);
  }
  remember(anchor, node, 1, 1, offset(mark));
  place(std::move(node), 1, 1);
}

void YamlBuilder::OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                           std::string const& value) {
  std::uint32_t const begin = skip_properties(text_, offset(mark));
  check_tag(tag, offset(mark));
  ScalarPlaces places = place_scalar(text_, begin, value);
  Node node = make(Kind::scalar, places.span);
  node->style = places.style;
  node->text = EmbeddedText(value, source_, std::move(places.segments));
  last_begin_ = begin;
  last_end_ = places.span.end;
  if (!places.closed) {
    diagnostics_.add(Diagnostic::make(code::yaml_unclosed, at({begin, begin + 1}), {"una comilla"}));
  } else if (places.style == YamlNode::Style::plain) {
    check_hidden_comment(places.span);
  }
  remember(anchor, node, 1, 1, offset(mark));
  place(std::move(node), 1, 1);
}

// «Factura #123» ends at the blank for YAML.
void YamlBuilder::check_hidden_comment(Span scalar) {
  std::uint32_t hash = scalar.end;
  while (hash < text_.size() && (text_[hash] == ' ' || text_[hash] == '\t')) ++hash;
  if (hash == scalar.end || hash + 1 >= text_.size() || text_[hash] != '#') return;
  if (std::string_view(" \t\r\n#").find(text_[hash + 1]) != std::string_view::npos) return;
  std::uint32_t end = hash;
  while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') ++end;
  diagnostics_.add(Diagnostic::make(code::yaml_hidden_comment, at({hash, end}),
                                    {std::string(text_.substr(hash, end - hash))}, yaml_rewrite_hint(text_, scalar.begin)));
}

// «!» and «?» are what yaml-cpp gives to scalars without a tag; YAML's own types change nothing here.
void YamlBuilder::check_tag(std::string const& tag, std::uint32_t begin) {
  if (tag.empty() || tag == "!" || tag == "?" || tag.rfind("tag:yaml.org,2002:", 0) == 0) return;
  diagnostics_.add(Diagnostic::make(code::yaml_tag, at({begin, begin + 1}), {tag}, yaml_rewrite_hint(text_, begin)));
}

// --- anchors ---------------------------------------------------------------------------------------------------

void YamlBuilder::remember(YAML::anchor_t anchor, Node const& node, std::size_t size, std::size_t height,
                           std::uint32_t mark) {
  if (anchor == 0) return;
  std::uint32_t end = mark;
  while (end < text_.size() && std::string_view(" \t\r\n,]}").find(text_[end]) == std::string_view::npos) ++end;
  anchors_[anchor] = {node, size, height, {mark, end}, false};
}

void YamlBuilder::OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) {
  std::uint32_t const begin = offset(mark);
  std::uint32_t end = begin;
  while (end < text_.size() && std::string_view(" \t\r\n,]}").find(text_[end]) == std::string_view::npos) ++end;
  last_end_ = end;
  auto const found = anchors_.find(anchor);
  if (found == anchors_.end() || !found->second.node) {  // of a collection that is still open
    diagnostics_.add(Diagnostic::make(code::yaml_unknown_anchor, at({begin, end}),
                                      {std::string(text_.substr(begin + 1, end - begin - 1))}));
    place(make(Kind::null, {begin, end}), 1, 1);
    return;
  }
  found->second.used = true;
  count(found->second.size);
  place(found->second.node, found->second.size, found->second.height);
}

void YamlBuilder::finish() {
  for (auto const& [id, anchored] : anchors_) {
    if (anchored.used) continue;
    diagnostics_.add(Diagnostic::make(
        code::yaml_unused_anchor, at(anchored.span),
        {std::string(text_.substr(anchored.span.begin, anchored.span.size()))}, yaml_rewrite_hint(text_, anchored.span.begin)));
  }
}

// --- lists and maps --------------------------------------------------------------------------------------------

void YamlBuilder::start(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, Kind kind, bool flow) {
  check_tag(tag, offset(mark));
  std::uint32_t const begin = skip_properties(text_, offset(mark));
  remember(anchor, nullptr, 1, 1, offset(mark));
  Frame frame;
  frame.node = make(kind, {begin, begin + 1});
  frame.node->flow = flow;
  frame.anchor = anchor;
  open_.push_back(std::move(frame));
  last_end_ = flow ? begin + 1 : begin;
  if (open_.size() > limits_.depth) {
    diagnostics_.add(Diagnostic::make(code::yaml_limit, at({begin, begin + 1}),
                                      {"más de " + std::to_string(limits_.depth) + " niveles de profundidad"}));
    throw YamlLimitPassed{};
  }
}

void YamlBuilder::OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
  start(mark, tag, anchor, Kind::list, style == YAML::EmitterStyle::Flow);
}

void YamlBuilder::OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  start(mark, tag, anchor, Kind::map, style == YAML::EmitterStyle::Flow);
}

void YamlBuilder::OnSequenceEnd() { end(); }
void YamlBuilder::OnMapEnd() { end(); }

void YamlBuilder::end() {
  Frame frame = std::move(open_.back());
  open_.pop_back();
  if (frame.node->flow) {
    std::uint32_t close = skip_blanks_and_comments(text_, last_end_);
    if (close < text_.size() && text_[close] == ',') close = skip_blanks_and_comments(text_, close + 1);
    last_end_ = std::min(close + 1, static_cast<std::uint32_t>(text_.size()));
  }
  frame.node->span.end = std::max(frame.node->span.begin, last_end_);
  if (frame.anchor != 0) {
    Anchored& anchored = anchors_[frame.anchor];
    anchored.node = frame.node;
    anchored.size = frame.size;
    anchored.height = frame.height;
  }
  place(std::move(frame.node), frame.size, frame.height);
}

void YamlBuilder::count(std::size_t nodes) {
  nodes_ += nodes;
  if (nodes_ <= limits_.nodes) return;
  diagnostics_.add(Diagnostic::make(code::yaml_limit, at({last_end_, last_end_}),
                                    {"más de " + std::to_string(limits_.nodes) + " datos"}));
  throw YamlLimitPassed{};
}

void YamlBuilder::place(Node node, std::size_t size, std::size_t height) {
  count(1);
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = open_.back();
  frame.size += size;
  frame.height = std::max(frame.height, height + 1);
  if (open_.size() + height > limits_.depth + 1) {
    diagnostics_.add(Diagnostic::make(code::yaml_limit, at(node->span),
                                      {"más de " + std::to_string(limits_.depth) + " niveles de profundidad"}));
    throw YamlLimitPassed{};
  }
  if (frame.node->kind == Kind::list) {
    frame.node->items.push_back(std::move(node));
  } else if (wants_key()) {
    place_key(frame, std::move(node));
  } else {
    place_value(frame, std::move(node));
  }
}

void YamlBuilder::place_key(Frame& map, Node node) {
  if (node->kind != Kind::scalar) {
    map.key_refused = true;
    if (node->broken) return;
    diagnostics_.add(Diagnostic::make(code::yaml_key_not_text, at(node->span), {}, yaml_rewrite_hint(text_, node->span.begin)));
    return;
  }
  auto const [found, is_new] = map.keys.emplace(node->text.text(), node.get());
  if (!is_new) {
    Diagnostic repeated = Diagnostic::make(code::yaml_repeated_key, at(node->span), {node->text.text()});
    repeated.related.push_back(found->second->label("escrita antes aquí"));
    diagnostics_.add(std::move(repeated));
    map.key_refused = true;
    return;
  }
  map.key = std::move(node);
}

void YamlBuilder::place_value(Frame& map, Node node) {
  if (map.key) map.node->entries.push_back({std::move(map.key), std::move(node)});
  map.key = nullptr;
  map.key_refused = false;
}

}  // namespace visado
