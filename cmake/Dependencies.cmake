# Every library that visado builds with, all of them Debian 12 packages (cmake/packages.txt).
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(fmt REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(simdjson REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(ORCUS REQUIRED IMPORTED_TARGET liborcus-0.17 liborcus-spreadsheet-model-0.17)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
find_package(date REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)

add_library(re2::re2 ALIAS PkgConfig::RE2)
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
if(NOT TARGET pugixml::pugixml)
  add_library(pugixml::pugixml ALIAS pugixml)
endif()

# Intel's decimal128: parameters by value, rounding and flags as arguments (the «000» build): no global state. The room
# that uses it embeds the library: its names are those of libgcc's own, which takes other parameters.
find_library(VISADO_BID_LIBRARY bidgcc000 REQUIRED)
find_path(VISADO_BID_INCLUDE bid_functions.h REQUIRED)
add_library(visado_decimal INTERFACE)
target_include_directories(visado_decimal SYSTEM INTERFACE ${VISADO_BID_INCLUDE})
target_compile_definitions(visado_decimal INTERFACE DECIMAL_CALL_BY_REFERENCE=0 DECIMAL_GLOBAL_ROUNDING=0
                                                    DECIMAL_GLOBAL_EXCEPTION_FLAGS=0)
add_library(Visado::Decimal ALIAS visado_decimal)

add_library(visado_zones INTERFACE)
target_link_libraries(visado_zones INTERFACE date::date-tz)
add_library(Visado::Zones ALIAS visado_zones)

add_library(visado_spreadsheets INTERFACE)
target_link_libraries(visado_spreadsheets INTERFACE PkgConfig::ORCUS PkgConfig::XLSXWRITER)
add_library(Visado::Spreadsheets ALIAS visado_spreadsheets)

# Boost 1.74's MPL does what clang 16 and later report as an error; libstdc++ 12's stable_sort calls what C++17
# deprecates, and clang says so.
if(CMAKE_CXX_COMPILER_ID MATCHES Clang AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 16)
  add_compile_options(-Wno-enum-constexpr-conversion -Wno-deprecated-declarations)
endif()
