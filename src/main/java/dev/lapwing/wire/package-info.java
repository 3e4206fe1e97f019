/** The bytes of stored state: numbers and texts written and read back, and records as JSON. */
@NullMarked
package dev.lapwing.wire;

import org.jspecify.annotations.NullMarked;
