/** The bytes of stored state: numbers and texts written and read back. */
@NullMarked
package dev.lapwing.wire;

import org.jspecify.annotations.NullMarked;
