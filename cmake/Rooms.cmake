# visado_room(<name> DEPENDS <targets> [EMBEDS <static libraries>]): the library visado_<name> of all sources under
# lib/<name>. A room sees the public headers, its own folder, and what it depends on; nothing else of lib/. What it embeds
# is inside it, under names that nobody else sees (embed.sh).
function(visado_room name)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;EMBEDS" ${ARGN})
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
  if(VISADO_SANITIZE OR VISADO_FUZZ)  # what instruments the objects does not expect them to be joined
    target_link_libraries(visado_${name} PUBLIC ${ROOM_EMBEDS})
  elseif(ROOM_EMBEDS)
    add_custom_command(TARGET visado_${name} POST_BUILD VERBATIM
      COMMAND sh ${PROJECT_SOURCE_DIR}/cmake/embed.sh $<TARGET_FILE:visado_${name}> ${CMAKE_NM} ${CMAKE_LINKER}
              ${CMAKE_OBJCOPY} ${CMAKE_AR} ${ROOM_EMBEDS})
  endif()
endfunction()
