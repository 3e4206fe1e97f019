/** Files into lines: what a file is, where a row begins and ends, and what is packed. */
@NullMarked
package dev.lapwing.replay.input;

import org.jspecify.annotations.NullMarked;
