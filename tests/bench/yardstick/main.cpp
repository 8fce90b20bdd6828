// The yardstick: the twenty checks of reglamento/veinte by hand over simdjson, as fast as we know how to write them.
//   bench_yardstick PAGOS.jsonl [--leer] [--salida F]
// Writes the findings that `visado verificar --formato tsv` writes, byte for byte. With --leer it only reads the fields
// that the checks use. One thread.
//
// simdjson's On-Demand is chosen when compiling. The program is built twice: this one, for any processor, hands over to
// its sibling bench_yardstick_avx2 where that can run.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "run.hpp"

namespace yardstick {

bool Findings::flush() {
  for (std::size_t done = 0; done < buffer_.size() && !failed_;) {
    auto const written = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    failed_ = written < 0;
    done += static_cast<std::size_t>(failed_ ? 0 : written);
  }
  buffer_.clear();
  return !failed_;
}

namespace {

// Only comes back when the sibling is not for this processor, or not there.
void hand_over([[maybe_unused]] char** argv) {
#if defined(__x86_64__) && !defined(__AVX2__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2") ||
      !__builtin_cpu_supports("lzcnt") || !__builtin_cpu_supports("pclmul"))
    return;
  std::error_code error;
  auto const sibling = std::filesystem::read_symlink("/proc/self/exe", error).string() + "_avx2";
  ::execv(sibling.c_str(), argv);
#endif
}

int run(std::string const& path, std::string const& output, bool only_read) {
  int const input = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  int const out = output.empty() ? STDOUT_FILENO : ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (input < 0 || out < 0) {
    std::perror((input < 0 ? path : output).c_str());
    return 3;
  }
  std::string error;
  bool done = false;
  if (only_read) {
    std::uint64_t seen = 0;
    done = touch_file(input, seen, error);
    std::fprintf(stderr, "%llu\n", static_cast<unsigned long long>(seen));
  } else {
    Findings findings(out);
    done = check_file(input, findings, error) && findings.flush();
  }
  if (!done) std::fprintf(stderr, "bench_yardstick: %s\n", error.c_str());
  return done ? 0 : 3;
}

}  // namespace
}  // namespace yardstick

int main(int argc, char** argv) {
  yardstick::hand_over(argv);
  std::string path, output;
  bool only_read = false, wrong = false;
  for (int i = 1; i < argc; ++i) {
    std::string_view const word = argv[i];
    if (word == "--leer") only_read = true;
    else if (word == "--salida" && i + 1 < argc) output = argv[++i];
    else if (path.empty()) path = word;
    else wrong = true;
  }
  if (path.empty() || wrong) {
    std::fputs("bench_yardstick PAGOS.jsonl [--leer] [--salida F]\n", stderr);
    return 2;
  }
  return yardstick::run(path, output, only_read);
}
