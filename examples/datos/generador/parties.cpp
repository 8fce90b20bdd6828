#include "parties.hpp"

namespace datos {
namespace {

constexpr char const* company_kinds[] = {
    "COMERCIALIZADORA", "DISTRIBUIDORA", "SERVICIOS INTEGRALES", "GRUPO EMPRESARIAL", "SUMINISTROS",
    "INVERSIONES",      "IMPORTADORA",   "CORPORACIÓN",          "SOLUCIONES",        "MULTISERVICIOS"};
constexpr char const* company_names[] = {
    "EL QUETZALITO",    "LAS VERAPACES", "IXIMCHÉ",        "TAJUMULCO", "LOS CIPRESES",
    "RÍO MOTAGUA",      "TECÚN",         "LA ERMITA",      "ZACULEU",   "ATITLÁN",
    "SANTA ROSITA",     "PACAYA",        "DEL ALTIPLANO",  "CHINAUTLA", "JADE MAYA",
    "LOS CUCHUMATANES", "MONJA BLANCA",  "PUERTA DEL SOL", "KAMINAL",   "LAS CONCHAS"};
constexpr char const* first_names[] = {"MARÍA", "JOSÉ",   "ANA",   "LUIS",  "CARLOS", "ROSA",
                                       "JUAN",  "SANDRA", "MARIO", "ELENA", "PEDRO",  "LUCÍA",
                                       "EDGAR", "IRMA",   "OTTO",  "BYRON", "WENDY",  "MYNOR"};
constexpr char const* second_names[] = {"FERNANDA", "ALEJANDRO", "ISABEL",  "ESTUARDO",
                                        "LETICIA",  "ANTONIO",   "BEATRIZ", "ROLANDO",
                                        "GABRIELA", "ARTURO",    "MARISOL", "ENRIQUE"};
constexpr char const* surnames[] = {
    "CHÁVEZ", "LÓPEZ",   "XOL", "MORALES", "TZUL", "GARCÍA",  "CAAL",  "PÉREZ",      "COC", "HERNÁNDEZ",
    "AJPOP",  "RAMÍREZ", "TUM", "BARRIOS", "CHOC", "ESCOBAR", "IXCOY", "MONTERROSO", "YAT", "VELÁSQUEZ"};

std::string hex(std::uint64_t value, int count) {
  std::string text(static_cast<std::size_t>(count), '0');
  for (int i = count - 1; i >= 0; --i, value >>= 4)
    text[static_cast<std::size_t>(i)] = "0123456789ABCDEF"[value & 15];
  return text;
}

}  // namespace

std::string nit_of(std::int64_t body) {
  auto const digits = std::to_string(body);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i)
    sum += (digits[i] - '0') * static_cast<std::int64_t>(digits.size() - i + 1);
  auto const check = (11 - sum % 11) % 11;
  return digits + (check == 10 ? "K" : std::to_string(check));
}

std::string new_nit(Random& random) { return nit_of(random.between(350'000, 11'999'999)); }

std::string new_cui(Random& random) {
  constexpr int municipalities[] = {17, 8,  16, 16, 14, 14, 19, 8,  24, 21, 9,
                                    30, 33, 21, 8,  17, 14, 5,  11, 11, 7,  17};
  while (true) {
    auto const number = std::to_string(random.between(15'000'000, 39'999'999));
    int sum = 0;
    for (int i = 0; i < 8; ++i) sum += (number[static_cast<std::size_t>(i)] - '0') * (i + 2);
    if (sum % 11 == 10) continue;
    auto const department = random.between(1, 22);
    auto const municipality = random.between(1, municipalities[department - 1]);
    auto const two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return number + std::to_string(sum % 11) + two(department) + two(municipality);
  }
}

std::string new_uuid(Random& random) {
  auto const high = random.next();
  auto const low = random.next();
  auto text = hex(high >> 32, 8) + '-' + hex(high >> 16 & 0xffff, 4) + "-4" + hex(high & 0xfff, 3) + '-' +
              hex((low >> 48 & 0x3fff) | 0x8000, 4) + '-' + hex(low & 0xffff'ffff'ffff, 12);
  return text;
}

std::string digits_of(Random& random, int count) {
  std::string text = std::to_string(random.between(1, 9));
  while (static_cast<int>(text.size()) < count) text += std::to_string(random.between(0, 9));
  return text;
}

Party new_company(Random& random) {
  Party party;
  party.nit = new_nit(random);
  std::string const kind = random.pick(company_kinds);
  std::string const name = random.pick(company_names);
  party.name = kind + ' ' + name + (random.one_in(4) ? ", S.A." : ", SOCIEDAD ANÓNIMA");
  party.trade_name = kind + ' ' + name;
  return party;
}

Party new_person(Random& random) {
  Party party;
  party.nit = new_nit(random);
  party.cui = new_cui(random);
  std::string const first = random.pick(first_names);
  std::string const second = random.pick(second_names);
  std::string const surname = random.pick(surnames);
  std::string const other = random.pick(surnames);
  party.name = surname + ',' + other + ",," + first + ',' + second;  // as the registry of the SAT writes it
  party.trade_name = first + ' ' + second + ' ' + surname + ' ' + other;
  return party;
}

std::string series_of(std::string const& uuid) { return uuid.substr(0, 8); }

std::int64_t number_of(std::string const& uuid) {
  return std::stoll(uuid.substr(9, 4) + uuid.substr(14, 4), nullptr, 16);
}

}  // namespace datos
