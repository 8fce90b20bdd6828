#include "ledger/salt.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace visado::ledger {

std::string_view Salts::next() {
  if (used_ + size > bytes_.size()) {
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes_.data()), static_cast<int>(bytes_.size())) != 1)
      throw std::runtime_error("the system gives no random numbers");
    used_ = 0;
  }
  used_ += size;
  return {bytes_.data() + used_ - size, size};
}

}  // namespace visado::ledger
