// A file or a text in memory, read in blocks as UTF-8: byte-order marks are taken off, UTF-16 is decoded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "visado/diagnostic.hpp"
#include "visado/result.hpp"

namespace visado::dossier {

class TextStream {
 public:
  enum class Encoding : unsigned char { utf8, utf16_le, utf16_be };
  static constexpr std::size_t default_block = std::size_t{256} << 10;

  // Opens and reads the first block. Fails when the file cannot be read.
  static Result<TextStream> open(std::filesystem::path const& path, std::size_t block = default_block);
  static TextStream of(std::string name, std::string text, std::size_t block = default_block);

  TextStream(TextStream&&) noexcept;
  TextStream& operator=(TextStream&&) noexcept;
  ~TextStream();

  [[nodiscard]] std::string const& name() const;
  [[nodiscard]] Encoding encoding() const;
  // Bytes of the file taken so far, and in all (0 when unknown).
  [[nodiscard]] std::uint64_t position() const;
  [[nodiscard]] std::uint64_t total() const;

  // The first block as `next` will give it, without its byte-order mark.
  [[nodiscard]] std::string_view first() const;
  // The next block, valid until the next call; empty at the end.
  [[nodiscard]] std::string_view next();
  // Or, instead of `next`: the next bytes of the text to `to`, at most `room` of them; 0 at the end.
  std::size_t take(char* to, std::size_t room);
  // Where `take` will go on.
  struct Mark {
    std::uint64_t begin = 0;  // in the file: `reopen` goes there
    std::size_t skip = 0;     // bytes of the text to take off then
  };
  [[nodiscard]] Mark mark() const;
  [[nodiscard]] std::size_t block_size() const;
  // Why reading stopped before the end of the file, when it did.
  [[nodiscard]] std::optional<Diagnostic> const& failure() const;

  // Where the block that `next` gave last begins in the file: `reopen` continues there.
  [[nodiscard]] std::uint64_t block_begin() const;
  // The same input again from a place that `block_begin` gave; nothing when it cannot be read twice (a pipe).
  [[nodiscard]] std::optional<TextStream> reopen(std::uint64_t begin) const;

 private:
  struct Impl;
  explicit TextStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The whole of a stream as UTF-8: bytes that are not UTF-8 are read as Windows-1252, with a warning; NUL bytes,
// bytes that are in neither encoding and more than `limit` bytes are errors.
[[nodiscard]] Result<std::string> read_whole(TextStream& stream, std::size_t limit = std::size_t{64} << 20);

// Windows-1252 as UTF-8; nothing when a byte has no character there.
[[nodiscard]] std::optional<std::string> from_cp1252(std::string_view bytes);

}  // namespace visado::dossier
