# visado_room(<name> DEPENDS <targets>): the library visado_<name> of all sources under lib/<name>.
# A room sees the public headers, its own folder, and what it depends on; nothing else of lib/.
function(visado_room name)
  cmake_parse_arguments(ROOM "" "" "DEPENDS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/lib/${name}/*.cpp)
  if(NOT sources)  # a room that is still empty
    add_library(visado_${name} INTERFACE)
    target_link_libraries(visado_${name} INTERFACE ${ROOM_DEPENDS})
    return()
  endif()
  add_library(visado_${name} STATIC ${sources})
  target_include_directories(visado_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include
                                            PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/lib)
  target_link_libraries(visado_${name} PUBLIC ${ROOM_DEPENDS} PRIVATE visado_warnings)
  visado_precompile(visado_${name})
endfunction()
