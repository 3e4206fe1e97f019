/** Rows of a file into signals, and what is counted on the way. */
@NullMarked
package dev.lapwing.replay.row;

import org.jspecify.annotations.NullMarked;
