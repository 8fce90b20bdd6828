# What is handed over: libvisado.a and libvisado.so from the very objects that the program is made of, the C interface, and a
# package that may be put anywhere.
if(VISADO_SANITIZE OR VISADO_FUZZ)  # nobody is handed such a build
  return()
endif()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(VISADO_SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})  # from 1.0 on: the major version alone
set(VISADO_C_FILE_VERSION ${VISADO_ABI}.${PROJECT_VERSION})
set(delivery ${PROJECT_BINARY_DIR}/delivery)
file(MAKE_DIRECTORY ${delivery})

# libvisado.a: all rooms in one. What they embed is inside already (Rooms.cmake).
set(archive ${delivery}/libvisado.a)
set(rooms support feel rulebook dossier verify ledger report)
set(script "CREATE delivery/libvisado.a\n")
foreach(room ${rooms})
  string(APPEND script "ADDLIB $<TARGET_FILE_NAME:visado_${room}>\n")
  list(APPEND room_targets visado_${room})
endforeach()
file(GENERATE OUTPUT ${delivery}/libvisado.mri CONTENT "${script}SAVE\nEND\n")
add_custom_command(OUTPUT ${archive} VERBATIM
  COMMAND ${CMAKE_COMMAND} -E rm -f ${archive}
  COMMAND sh -c "${CMAKE_AR} -M < delivery/libvisado.mri"
  WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
  DEPENDS ${room_targets} ${delivery}/libvisado.mri
  COMMENT "All rooms in libvisado.a")
add_custom_target(visado_archive ALL DEPENDS ${archive})

# libvisado.so: exports what the public headers declare.
set(exports ${delivery}/libvisado.map)
find_program(VISADO_CXXFILT c++filt REQUIRED)
add_custom_command(OUTPUT ${exports} VERBATIM
  COMMAND sh -c "sh ${PROJECT_SOURCE_DIR}/cmake/exports.sh ${archive} ${CMAKE_NM} ${VISADO_CXXFILT} VISADO_${VISADO_SOVERSION} > ${exports}"
  DEPENDS ${archive} ${PROJECT_SOURCE_DIR}/cmake/exports.sh)
add_custom_target(visado_exports DEPENDS ${exports})
add_library(visado_shared SHARED ${PROJECT_SOURCE_DIR}/cmake/shared.cpp)
add_library(visado::visado_shared ALIAS visado_shared)
add_dependencies(visado_shared visado_exports)
set_target_properties(visado_shared PROPERTIES OUTPUT_NAME visado VERSION ${PROJECT_VERSION} SOVERSION ${VISADO_SOVERSION}
                      LINK_DEPENDS "${archive};${exports}")
target_include_directories(visado_shared INTERFACE ${PROJECT_SOURCE_DIR}/include)
target_compile_features(visado_shared INTERFACE cxx_std_20)
# The rooms stand behind the archive for what they link; everything of theirs has been taken by then.
target_link_options(visado_shared PRIVATE -Wl,--version-script=${exports} -Wl,-z,defs -Wl,--as-needed
                    "LINKER:--whole-archive,${archive},--no-whole-archive")
target_link_libraries(visado_shared PRIVATE visado)

add_library(visado_c_shared SHARED ${PROJECT_SOURCE_DIR}/cmake/shared.cpp)
add_library(visado::c_shared ALIAS visado_c_shared)
# It finds the other library beside it, wherever the package is put.
set_target_properties(visado_c_shared PROPERTIES OUTPUT_NAME visado_c VERSION ${VISADO_C_FILE_VERSION} SOVERSION ${VISADO_ABI}
                      INSTALL_RPATH "$ORIGIN"
                      LINK_DEPENDS "$<TARGET_FILE:visado_c>;${PROJECT_SOURCE_DIR}/bindings/c/visado_c.map")
add_dependencies(visado_c_shared visado_c)
target_include_directories(visado_c_shared INTERFACE ${PROJECT_SOURCE_DIR}/bindings/c)
target_link_options(visado_c_shared PRIVATE -Wl,--version-script=${PROJECT_SOURCE_DIR}/bindings/c/visado_c.map -Wl,-z,defs
                    "LINKER:--whole-archive,$<TARGET_FILE:visado_c>,--no-whole-archive")
target_link_libraries(visado_c_shared PRIVATE visado_shared)

# The package.
file(RELATIVE_PATH PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" PC_PREFIX "${PC_PREFIX}")
add_custom_command(TARGET visado_shared POST_BUILD VERBATIM
  COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:visado_shared> -DOBJDUMP=${CMAKE_OBJDUMP} -DTEMPLATES=${PROJECT_SOURCE_DIR}/cmake
          -DOUTPUT=${delivery} -DVERSION=${PROJECT_VERSION} -DLIBDIR=${CMAKE_INSTALL_LIBDIR}
          -DINCLUDEDIR=${CMAKE_INSTALL_INCLUDEDIR} -DPC_PREFIX=${PC_PREFIX} -P ${PROJECT_SOURCE_DIR}/cmake/needed.cmake)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/visado)
configure_package_config_file(cmake/visadoConfig.cmake.in ${delivery}/visadoConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(${delivery}/visadoConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(TARGETS visado_shared visado_c_shared LIBRARY COMPONENT libvisado NAMELINK_COMPONENT libvisado-dev)
install(FILES ${archive} TYPE LIB COMPONENT libvisado-dev)
install(TARGETS visado_c ARCHIVE COMPONENT libvisado-dev)
install(DIRECTORY include/visado TYPE INCLUDE COMPONENT libvisado-dev)
install(FILES bindings/c/visado.h TYPE INCLUDE COMPONENT libvisado-dev)
install(FILES ${delivery}/visadoConfig.cmake ${delivery}/visadoConfigVersion.cmake ${delivery}/visadoNeeded.cmake
        DESTINATION ${package} COMPONENT libvisado-dev)
install(FILES ${delivery}/visado.pc ${delivery}/visado-c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT libvisado-dev)
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DATADIR}/visado COMPONENT visado)
include(Packages)
