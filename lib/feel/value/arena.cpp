#include <algorithm>
#include <cstring>
#include <deque>
#include <new>

#include "visado/value.hpp"

namespace visado {

namespace {
constexpr std::size_t alignment = 16;
constexpr std::size_t largest_step = std::size_t{1} << 20;  // blocks double up to this size
constexpr std::size_t round_up(std::size_t bytes) { return (bytes + alignment - 1) & ~(alignment - 1); }

struct Block {
  std::unique_ptr<std::byte[]> memory;  // new[] of bytes is aligned for 16
  std::size_t size;
};
}  // namespace

struct Arena::Impl {
  std::vector<Block> blocks;
  std::deque<Shape> shapes;
  std::size_t shape_bytes = 0;  // about
  std::size_t current = 0;  // the block that is being filled
  std::byte* next = nullptr;
  std::byte* end = nullptr;
  std::size_t step;

  explicit Impl(std::size_t first_block) : step(std::max(round_up(first_block), alignment)) {}

  void use(std::size_t block) {
    current = block;
    next = blocks[block].memory.get();
    end = next + blocks[block].size;
  }

  // A block of an earlier round when one is large enough, else a new one.
  void find_block(std::size_t bytes) {
    for (std::size_t i = next == nullptr ? 0 : current + 1; i < blocks.size(); ++i) {
      if (blocks[i].size >= bytes) return use(i);
    }
    std::size_t const size = std::max(bytes, step);
    step = std::min(step * 2, largest_step);
    blocks.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    use(blocks.size() - 1);
  }
};

Arena::Arena(std::size_t first_block) : impl_(std::make_unique<Impl>(first_block)) {}
Arena::Arena(Arena&&) noexcept = default;
Arena& Arena::operator=(Arena&&) noexcept = default;
Arena::~Arena() = default;

void* Arena::allocate(std::size_t bytes) {
  std::size_t const wanted = round_up(std::max<std::size_t>(bytes, 1));
  Impl& impl = *impl_;
  if (static_cast<std::size_t>(impl.end - impl.next) < wanted) impl.find_block(wanted);
  void* const result = impl.next;
  impl.next += wanted;
  return result;
}

std::string_view Arena::store_text(std::string_view text) {
  if (text.empty()) return {};
  char* const copy = allocate_array<char>(text.size());
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

Shape const* Arena::store_shape(Shape shape) {
  impl_->shape_bytes += sizeof(Shape) + 128 * shape.size();  // its names, and the tables that find them
  return &impl_->shapes.emplace_back(std::move(shape));
}

void Arena::reset() {
  impl_->shapes.clear();
  impl_->shape_bytes = 0;
  if (!impl_->blocks.empty()) impl_->use(0);
}

std::size_t Arena::bytes() const {
  std::size_t total = impl_->shape_bytes;
  for (Block const& block : impl_->blocks) total += block.size;
  return total;
}

}  // namespace visado
