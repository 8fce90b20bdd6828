// libvisado.so has no sources of its own: all of it is libvisado.a.
