/** Signals sorted by group and time, on disk where memory does not suffice. */
@NullMarked
package dev.lapwing.replay.sort;

import org.jspecify.annotations.NullMarked;
