#include "rulebook/message.hpp"

#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

// Cuts a message into literals and expressions.
class MessageReader {
 public:
  MessageReader(EmbeddedText const& text, Log& log) : whole_(text), text_(text.text()), log_(log) {}

  struct Piece {
    std::string literal;
    std::optional<EmbeddedText> expression;
  };

  std::vector<Piece> run() {
    while (at_ < text_.size()) {
      char const c = text_[at_];
      bool const doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
      if ((c == '{' || c == '}') && doubled) {
        literal_ += c;
        at_ += 2;
      } else if (c == '{') {
        expression();
      } else {
        if (c == '}') report(code::stray_brace, at_, at_ + 1);
        literal_ += c;
        ++at_;
      }
    }
    end_literal();
    return std::move(pieces_);
  }

 private:
  void report(Code code, std::size_t begin, std::size_t end) {
    Span const span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    log_.report(code, {whole_.source(), whole_.to_source(span), {}});
  }
  void end_literal() {
    if (!literal_.empty()) pieces_.push_back({std::move(literal_), std::nullopt});
    literal_.clear();
  }

  // The offset of the brace that closes the one at `at_`, or the end of the text. Braces may nest (contexts).
  [[nodiscard]] std::size_t closing_brace() const {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_[i] == '"') {
        i = end_of_string(i);
      } else if (text_[i] == '{') {
        ++depth;
      } else if (text_[i] == '}' && --depth == 0) {
        return i;
      }
    }
    return text_.size();
  }
  [[nodiscard]] std::size_t end_of_string(std::size_t quote) const {
    for (std::size_t i = quote + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '"') {
        return i;
      }
    }
    return quote;
  }

  void expression() {
    std::size_t const close = closing_brace();
    if (close == text_.size()) {
      report(code::unclosed_brace, at_, at_ + 1);
      at_ = close;
      return;
    }
    EmbeddedText const inside =
        trimmed(whole_.part({static_cast<std::uint32_t>(at_ + 1), static_cast<std::uint32_t>(close)}));
    if (inside.text().empty()) {
      report(code::empty_braces, at_, close + 1);
    } else {
      end_literal();
      pieces_.push_back({{}, inside});
    }
    at_ = close + 1;
  }

  EmbeddedText const& whole_;
  std::string_view text_;
  Log& log_;
  std::size_t at_ = 0;
  std::string literal_;
  std::vector<Piece> pieces_;
};

}  // namespace

Message compile_message(EmbeddedText const& text, Scope const& scope, Language language, Expressions& expressions,
                        std::string_view key, Log& log) {
  Message message;
  message.text = text;
  std::vector<MessageReader::Piece> pieces;
  {
    Log::Inside const inside(log, std::string(key));
    pieces = MessageReader(text, log).run();
  }
  for (MessageReader::Piece& piece : pieces) {
    Message::Part part;
    part.literal = std::move(piece.literal);
    if (piece.expression) {
      std::optional<Compiled> compiled = expressions.compile(*piece.expression, scope, language, Type(), key, log);
      if (!compiled) continue;
      part.expression = std::move(compiled->expression);
      part.sensitive = compiled->sensitive;
    }
    message.parts.push_back(std::move(part));
  }
  return message;
}

}  // namespace visado::rulebook
