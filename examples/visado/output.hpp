// Files that the command writes: never one that it reads, and never left half written.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace visado::command {

// Whether writing `output` would destroy something among `inputs`: it is one of them, under whatever name (the same
// file by device and inode), or a file below one that is a folder. Says so on stderr.
[[nodiscard]] bool overwrites_input(std::string_view verb, std::string_view option, std::filesystem::path const& output,
                                    std::vector<std::filesystem::path> const& inputs);

// Written beside and renamed at the end, so that what stood there before stays whole until then. What is not a regular
// file (a pipe, a device) is written directly.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();  // without `commit`, what was written is dropped
  OutputFile(OutputFile const&) = delete;
  OutputFile& operator=(OutputFile const&) = delete;

  [[nodiscard]] std::ostream& stream() { return file_; }
  [[nodiscard]] bool good() const { return file_.good(); }
  // Everything is on the disk under its name; false, said on stderr, when it could not be.
  [[nodiscard]] bool commit();

 private:
  std::filesystem::path named_;     // as the user wrote it
  std::filesystem::path target_;    // behind links
  std::filesystem::path written_;   // beside it, or itself
  std::ofstream file_;
};

// Both at once: false, said on stderr, when it cannot be written.
[[nodiscard]] bool write_file(std::filesystem::path const& path, std::string_view text);
// Says on stderr that `path` cannot be written.
void cannot_write(std::filesystem::path const& path);

}  // namespace visado::command
