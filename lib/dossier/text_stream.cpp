#include "dossier/text_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include "support/file_error.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::dossier {

namespace {

using Encoding = TextStream::Encoding;

// Bytes of a file or of a text, in order.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes to `to`; 0 at the end.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  [[nodiscard]] virtual std::uint64_t total() const = 0;
  // The same bytes from another place; null when that is not possible.
  [[nodiscard]] virtual std::unique_ptr<ByteSource> from(std::uint64_t begin) const = 0;
  [[nodiscard]] virtual int error() const { return 0; }
};

class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::shared_ptr<std::string const> text, std::size_t at = 0) : text_(std::move(text)), at_(at) {}
  std::size_t read(char* to, std::size_t size) override {
    std::size_t const count = std::min(size, text_->size() - at_);
    if (count != 0) std::memcpy(to, text_->data() + at_, count);
    at_ += count;
    return count;
  }
  [[nodiscard]] std::uint64_t total() const override { return text_->size(); }
  [[nodiscard]] std::unique_ptr<ByteSource> from(std::uint64_t begin) const override {
    return begin <= text_->size() ? std::make_unique<MemoryBytes>(text_, static_cast<std::size_t>(begin)) : nullptr;
  }

 private:
  std::shared_ptr<std::string const> text_;
  std::size_t at_;
};

class FileBytes final : public ByteSource {
 public:
  // Null, with errno set, when the file cannot be opened.
  static std::unique_ptr<FileBytes> open(std::filesystem::path const& path) {
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return nullptr;
    std::setvbuf(file, nullptr, _IONBF, 0);  // the stream reads blocks
    return std::unique_ptr<FileBytes>(new FileBytes(path, file));
  }
  FileBytes(FileBytes const&) = delete;
  FileBytes& operator=(FileBytes const&) = delete;
  ~FileBytes() override { std::fclose(file_); }

  std::size_t read(char* to, std::size_t size) override {
    std::size_t count = 0;
    while (count < size) {
      std::size_t const got = std::fread(to + count, 1, size - count, file_);
      if (got == 0) break;
      count += got;
    }
    if (count < size && std::ferror(file_) != 0) error_ = errno != 0 ? errno : EIO;
    return count;
  }
  [[nodiscard]] std::uint64_t total() const override { return total_; }
  [[nodiscard]] std::unique_ptr<ByteSource> from(std::uint64_t begin) const override {
    if (!regular_) return nullptr;
    std::unique_ptr<FileBytes> again = open(path_);
    if (!again || std::fseek(again->file_, static_cast<long>(begin), SEEK_SET) != 0) return nullptr;
    return again;
  }
  [[nodiscard]] int error() const override { return error_; }

 private:
  FileBytes(std::filesystem::path const& path, std::FILE* file) : path_(path), file_(file) {
    std::error_code error;
    regular_ = std::filesystem::is_regular_file(path, error);
    std::uintmax_t const size = regular_ ? std::filesystem::file_size(path, error) : 0;
    total_ = error ? 0 : size;
  }

  std::filesystem::path path_;
  std::FILE* file_;
  bool regular_ = false;
  std::uint64_t total_ = 0;
  int error_ = 0;
};

struct ByteOrderMark {
  Encoding encoding = Encoding::utf8;
  std::size_t size = 0;
};

ByteOrderMark mark_of(std::string_view bytes) {
  if (bytes.starts_with(utf8::byte_order_mark)) return {Encoding::utf8, utf8::byte_order_mark.size()};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16_le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16_be, 2};
  return {};
}

}  // namespace

struct TextStream::Impl {
  std::string name;
  std::size_t block;
  std::unique_ptr<ByteSource> bytes;
  Encoding encoding = Encoding::utf8;
  std::string raw;                // of the block that comes next
  std::string held;               // raw bytes of a character that its block cut
  std::string given;              // the block that `next` gave, when it had to be decoded
  std::string following;          // the block that `next` will give
  std::uint64_t file_at = 0;      // where `raw` ends in the file
  std::uint64_t begin = 0;        // where the block that `next` gave begins in the file
  std::uint64_t following_begin = 0;
  std::size_t taken = 0;          // of `following`, by `take`
  std::optional<Diagnostic> failure;

  // Reads the block after the one at hand; false at the end of the file.
  bool fill() {
    following_begin = file_at - held.size();
    raw.resize(block);
    raw.resize(read(raw.data(), block));
    return !raw.empty();
  }

  std::size_t read(char* to, std::size_t size) {
    std::size_t const count = bytes->read(to, size);
    file_at += count;
    if (bytes->error() != 0 && !failure) {
      failure = Diagnostic::make(code::file_unreadable, {nullptr, {}, name}, {name, describe_file_error(bytes->error())});
    }
    return count;
  }

  // The block that `next` will give. Bytes may be half a character only: then there is more.
  void advance() {
    following.clear();
    bool more = true;
    while (following.empty() && more) {
      more = fill();
      decode();
    }
  }

  void decode() {
    if (encoding == Encoding::utf8) {
      following.swap(raw);
      return;
    }
    held += raw;
    std::size_t whole = held.size();
    if (!raw.empty()) {  // at the end half a character is what it is
      whole -= whole % 2;
      if (whole >= 2 && is_high_surrogate(whole - 2)) whole -= 2;
    }
    std::string_view units = std::string_view(held).substr(0, whole);
    // A mark inside the text is a character of it; the decoder would take it off.
    while (mark_of(units).encoding == encoding && units.size() >= 2) {
      following += utf8::byte_order_mark;
      units.remove_prefix(2);
    }
    following += encoding == Encoding::utf16_le ? utf8::from_utf16_le(units) : utf8::from_utf16_be(units);
    held.erase(0, whole);
  }

  [[nodiscard]] bool is_high_surrogate(std::size_t at) const {
    auto const high = static_cast<unsigned char>(held[encoding == Encoding::utf16_le ? at + 1 : at]);
    return (high & 0xFC) == 0xD8;
  }

  // The first block, which says the encoding.
  void start() {
    fill();
    ByteOrderMark const mark = mark_of(raw);
    encoding = mark.encoding;
    raw.erase(0, mark.size);
    following_begin += mark.size;
    decode();
    if (following.empty()) advance();
  }
};

TextStream::TextStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextStream::TextStream(TextStream&&) noexcept = default;
TextStream& TextStream::operator=(TextStream&&) noexcept = default;
TextStream::~TextStream() = default;

Result<TextStream> TextStream::open(std::filesystem::path const& path, std::size_t block) {
  std::string const name = path.generic_string();
  auto failed = [&](std::string reason) {
    return Diagnostic::make(code::file_unreadable, {nullptr, {}, name}, {name, std::move(reason)});
  };
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return failed("es una carpeta");
  errno = 0;
  std::unique_ptr<FileBytes> bytes = FileBytes::open(path);
  if (!bytes) return failed(describe_file_error(errno));
  auto impl = std::make_unique<Impl>();
  impl->name = name;
  impl->block = block;
  impl->bytes = std::move(bytes);
  impl->start();
  if (impl->failure) return *impl->failure;
  return TextStream(std::move(impl));
}

TextStream TextStream::of(std::string name, std::string text, std::size_t block) {
  auto impl = std::make_unique<Impl>();
  impl->name = std::move(name);
  impl->block = block;
  impl->bytes = std::make_unique<MemoryBytes>(std::make_shared<std::string const>(std::move(text)));
  impl->start();
  return TextStream(std::move(impl));
}

std::string const& TextStream::name() const { return impl_->name; }
TextStream::Encoding TextStream::encoding() const { return impl_->encoding; }
std::uint64_t TextStream::position() const { return impl_->following_begin; }
std::uint64_t TextStream::total() const { return impl_->bytes->total(); }
std::string_view TextStream::first() const { return impl_->following; }
std::optional<Diagnostic> const& TextStream::failure() const { return impl_->failure; }
std::uint64_t TextStream::block_begin() const { return impl_->begin; }

std::string_view TextStream::next() {
  Impl& impl = *impl_;
  impl.given.swap(impl.following);
  impl.begin = impl.following_begin;
  impl.advance();
  return impl.given;
}

std::size_t TextStream::take(char* to, std::size_t room) {
  Impl& impl = *impl_;
  if (impl.taken == impl.following.size()) {
    impl.taken = 0;
    if (impl.encoding == Encoding::utf8) {  // straight from the file
      impl.following = {};
      impl.following_begin = impl.file_at;
      return impl.read(to, room);
    }
    impl.advance();
  }
  std::size_t const count = std::min(room, impl.following.size() - impl.taken);
  if (count != 0) std::memcpy(to, impl.following.data() + impl.taken, count);
  impl.taken += count;
  return count;
}

TextStream::Mark TextStream::mark() const {
  Impl const& impl = *impl_;
  if (impl.taken == impl.following.size()) return {impl.file_at - impl.held.size(), 0};
  if (impl.encoding == Encoding::utf8) return {impl.following_begin + impl.taken, 0};
  return {impl.following_begin, impl.taken};
}

std::size_t TextStream::block_size() const { return impl_->block; }

std::optional<TextStream> TextStream::reopen(std::uint64_t begin) const {
  auto impl = std::make_unique<Impl>();
  impl->name = impl_->name;
  impl->block = impl_->block;
  impl->encoding = impl_->encoding;
  impl->bytes = impl_->bytes->from(begin);
  if (!impl->bytes) return std::nullopt;
  impl->file_at = begin;
  impl->advance();
  return TextStream(std::move(impl));
}

std::optional<std::string> from_cp1252(std::string_view bytes) {
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) return std::nullopt;
  }
  return utf8::from_cp1252(bytes);
}

Result<std::string> read_whole(TextStream& stream, std::size_t limit) {
  Label const at{nullptr, {}, stream.name()};
  std::string text;
  for (std::string_view block = stream.next(); !block.empty(); block = stream.next()) {
    if (text.size() + block.size() > limit) return Diagnostic::make(code::input_too_long, at, {std::to_string(limit)});
    text += block;
  }
  if (stream.failure()) return *stream.failure();
  if (text.find('\0') != std::string::npos) return Diagnostic::make(code::not_text, at, {"bytes nulos"});
  std::optional<std::size_t> const odd = utf8::first_invalid(text);
  if (!odd) return text;
  std::optional<std::string> decoded = from_cp1252(text);
  if (!decoded) return Diagnostic::make(code::not_text, at, {"ni UTF-8 ni Windows-1252"});
  auto const line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*odd), '\n');
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic::make(code::read_as_windows_1252, at, {std::to_string(line)}));
  return {std::move(*decoded), std::move(diagnostics)};
}

}  // namespace visado::dossier
