/** Reads the files that Neon's support delivers into a folder: each row once, however often the reader is stopped. */
@NullMarked
package dev.lapwing.connect.neon.folder;

import org.jspecify.annotations.NullMarked;
