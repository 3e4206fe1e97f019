/** Reads one row of a source's log into the normal form: bytes in, {@link dev.lapwing.normalize.parse.Normalized} out. */
@NullMarked
package dev.lapwing.normalize;

import org.jspecify.annotations.NullMarked;
