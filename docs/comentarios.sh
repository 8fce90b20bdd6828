#!/bin/sh
# The headers' plain comments as Doxygen wants them: before what they speak of, or behind it on the same line. Signs that
# mean something to Doxygen are only text here.
awk '
  function plain(text) { gsub(/[\\@<>&#"%]/, "\\\\&", text); gsub(/::/, "\\\\::", text); return text }
  /^ *\/\/ ?/ { at = index($0, "//"); print substr($0, 1, at - 1) "/// " plain(substr($0, at + 2)); next }
  /^[^"]*[;,{}] *\/\/ / { at = index($0, "// "); print substr($0, 1, at - 1) "///< " plain(substr($0, at + 3)); next }
  /^ *\/\* ---/ { print; next }  # the title of a part of the header
  /^ *\/\* ?/ && !/[;,{}] *\/\*/ { inside = 1; at = index($0, "/*"); text = substr($0, at + 2); head = "/**" }
  /[;,] *\/\* .* \*\/ *$/ && !inside { at = index($0, "/*"); text = substr($0, at + 2); sub(/\*\/ *$/, "", text); print substr($0, 1, at - 1) "/**<" plain(text) "*/"; next }
  inside { if (head == "") { text = $0; sub(/^ *\* ?/, " ", text) }
           last = text ~ /\*\//; sub(/\*\/.*$/, "", text); print (head == "" ? " *" : head) plain(text) (last ? " */" : ""); head = ""
           if (last) inside = 0; next }
  { print }' "$1"
