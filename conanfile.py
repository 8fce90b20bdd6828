"""visado as a Conan 2 package.

Not executed by visado's own checks, which use Debian's packages (cmake/packages.txt): Conan's index was not at hand. Intel's
decimal library and orcus, which it may lack, are taken from the system.
"""
import re

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import load


class Visado(ConanFile):
    name = "visado"
    license = "Apache-2.0"
    description = "Verifies payment dossiers against declarative rules"
    settings = "os", "arch", "compiler", "build_type"
    package_type = "library"
    exports_sources = "CMakeLists.txt", "cmake/*", "include/*", "lib/*", "bindings/*", "rules/*", "LICENSE", "THIRD_PARTY_NOTICES.md"
    requires = (
        "boost/1.81.0",
        "date/3.0.1",
        "fmt/9.1.0",
        "libxlsxwriter/1.1.5",
        "openssl/3.0.15",
        "pugixml/1.13",
        "re2/20220601",
        "simdjson/3.0.1",
        "sqlite3/3.40.1",
        "sqlitecpp/3.2.0",
        "yaml-cpp/0.7.0",
    )

    def set_version(self):
        header = load(self, "include/visado/version.hpp")
        self.version = re.search(r'VISADO_VERSION "([^"]+)"', header).group(1)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables.update(
            {"VISADO_BUILD_COMMAND": "OFF", "VISADO_BUILD_TESTS": "OFF", "VISADO_BUILD_PYTHON": "OFF", "VISADO_INSTALL": "ON"}
        )
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        # The package's own configuration says what its targets need.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs.append("lib/cmake/visado")
