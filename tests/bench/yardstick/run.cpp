#include "run.hpp"

#include <unistd.h>

#include <cstring>
#include <memory>

#include "checks.hpp"
#include "reader.hpp"

namespace yardstick {
namespace {

// The lines of a file, in blocks of whole lines with the room behind them that simdjson wants.
class Blocks {
 public:
  explicit Blocks(int input) : input_(input), buffer_(new char[capacity_ + simdjson::SIMDJSON_PADDING]) {}

  // The next block; empty at the end. Throws when the file cannot be read.
  std::string_view next() {
    std::memmove(buffer_.get(), buffer_.get() + used_, filled_ - used_);
    filled_ -= used_;
    used_ = 0;
    for (;;) {
      if (filled_ == capacity_) grow();
      auto const got = ::read(input_, buffer_.get() + filled_, capacity_ - filled_);
      if (got < 0) throw OutOfScope("el archivo no se puede leer");
      filled_ += static_cast<std::size_t>(got);
      void const* const end = got == 0 ? nullptr : ::memrchr(buffer_.get(), '\n', filled_);
      if (got != 0 && end == nullptr) continue;
      used_ = got == 0 ? filled_ : static_cast<std::size_t>(static_cast<char const*>(end) - buffer_.get()) + 1;
      return {buffer_.get(), used_};
    }
  }

  [[nodiscard]] std::size_t capacity() const { return capacity_; }

 private:
  void grow() {
    std::unique_ptr<char[]> larger(new char[2 * capacity_ + simdjson::SIMDJSON_PADDING]);
    std::memcpy(larger.get(), buffer_.get(), filled_);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  }

  int input_;
  std::size_t capacity_ = 1 << 18;
  std::unique_ptr<char[]> buffer_;
  std::size_t filled_ = 0, used_ = 0;
};

template <class Take, class Each>
bool each_dossier(int input, Reader<Take>& reader, std::string& error, Each each) {
  std::uint64_t count = 0;
  try {
    ondemand::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
    parser.threaded = false;
#endif
    Blocks blocks(input);
    for (auto block = blocks.next(); !block.empty(); block = blocks.next()) {
      reader.begin(block);
      ondemand::document_stream stream = parser.iterate_many(block.data(), block.size(), blocks.capacity());
      for (auto document : stream) {
        ++count;
        each(document.get_object().value());
      }
      if (stream.truncated_bytes() != 0) throw OutOfScope("la última línea está incompleta");
    }
    return true;
  } catch (std::exception const& what) {
    error = "expediente " + std::to_string(count) + ": " + what.what();
    return false;
  }
}

}  // namespace

bool check_file(int input, Findings& findings, std::string& error) {
  Convert convert;
  Reader<Convert> reader(convert);
  Dossier dossier;
  return each_dossier(input, reader, error, [&](ondemand::object object) {
    dossier.clear();
    reader.read(object, dossier);
    check(dossier, findings);
  });
}

bool touch_file(int input, std::uint64_t& seen, std::string& error) {
  Touch touch;
  Reader<Touch> reader(touch);
  Dossier dossier;
  bool const read = each_dossier(input, reader, error, [&](ondemand::object object) {
    dossier.clear();
    reader.read(object, dossier);
  });
  seen = touch.seen + static_cast<std::uint64_t>(touch.amount);
  return read;
}

}  // namespace yardstick
