#include "output.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "command.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

namespace fs = std::filesystem;

bool same_file(fs::path const& a, fs::path const& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

// What is read of a folder: results written into it as text, or a ledger, are none of that.
bool may_be_read(fs::path const& file) {
  static constexpr std::string_view extensions[] = {".json", ".jsonl", ".yaml", ".yml", ".csv", ".xlsx", ".xml", ".pdf"};
  return std::ranges::find(extensions, file.extension().string()) != std::end(extensions);
}

// Links are followed.
bool is_or_holds(fs::path const& input, fs::path const& output) {
  if (same_file(input, output)) return true;
  std::error_code error;
  if (!fs::is_directory(input, error)) return false;
  for (fs::recursive_directory_iterator entry(input, error), end; !error && entry != end; entry.increment(error))
    if (may_be_read(entry->path()) && same_file(entry->path(), output)) return true;
  return false;
}

}  // namespace

bool overwrites_input(std::string_view verb, std::string_view option, fs::path const& output,
                      std::vector<fs::path> const& inputs) {
  std::error_code error;
  if (output.empty() || !fs::is_regular_file(output, error)) return false;
  auto const input = std::ranges::find_if(inputs, [&](fs::path const& path) { return is_or_holds(path, output); });
  if (input == inputs.end()) return false;
  std::cerr << "visado " << verb << ": " << option << ' ' << output.generic_string() << " destruiría lo que se lee de "
            << input->generic_string() << "; escriba en otro archivo\n";
  return true;
}

OutputFile::OutputFile(fs::path path) : named_(std::move(path)), target_(named_), written_(named_) {
  std::error_code error;
  auto const found = fs::status(named_, error);
  if (!fs::exists(found) || fs::is_regular_file(found)) {
    if (fs::exists(found)) target_ = fs::canonical(named_, error);
    if (target_.empty()) target_ = named_;
    written_ = target_;
    written_ += "." + std::to_string(::getpid()) + ".nuevo";  // no file of the user's
  }
  file_.open(written_, std::ios::binary);
}

OutputFile::~OutputFile() {
  file_.close();
  std::error_code error;
  if (written_ != target_) fs::remove(written_, error);
}

bool OutputFile::commit() {
  file_.close();
  std::error_code error;
  bool done = !file_.fail();
  if (done && written_ != target_) {
    auto const before = fs::status(target_, error);
    if (fs::exists(before)) fs::permissions(written_, before.permissions(), error);
    fs::rename(written_, target_, error);
    done = !error;
  }
  if (!done) {
    cannot_write(named_);
    return false;
  }
  written_ = target_;
  return true;
}

bool write_file(fs::path const& path, std::string_view text) {
  OutputFile file(path);
  file.stream() << text;
  return file.commit();
}

void cannot_write(fs::path const& path) {
  std::cerr << render(Diagnostic::make(code::file_unwritable, {}, {path.generic_string()}));
}

}  // namespace visado::command
