/** The benchmark. */
@NullMarked
package dev.lapwing.bench;

import org.jspecify.annotations.NullMarked;
