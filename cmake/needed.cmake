# What a program that links libvisado.a needs besides, as libvisado.so itself says it: the run-time libraries by the names
# under which they run, so that none of their development files has to be there.
#   cmake -DLIBRARY=… -DOBJDUMP=… -DCONFIG_TEMPLATE=… -DPC_TEMPLATE=… -DOUTPUT=… … -P needed.cmake
execute_process(COMMAND ${OBJDUMP} -p ${LIBRARY} OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "NEEDED +[^\n]+" needed "${headers}")
set(VISADO_NEEDED "")
foreach(entry ${needed})
  string(REGEX REPLACE "NEEDED +" "" name "${entry}")
  if(NOT name MATCHES "^(lib(stdc\\+\\+|m|c|gcc_s|pthread|dl|rt)\\.so|ld-linux)")
    list(APPEND VISADO_NEEDED "-l:${name}")
  endif()
endforeach()
file(WRITE ${OUTPUT}/visadoNeeded.cmake "set(visado_NEEDED ${VISADO_NEEDED})\n")
string(REPLACE ";" " " VISADO_NEEDED "${VISADO_NEEDED}")
foreach(name visado visado-c)
  configure_file(${TEMPLATES}/${name}.pc.in ${OUTPUT}/${name}.pc @ONLY)
endforeach()
