/** What a window over the events of a group holds: counts, sums, distinct values, percentiles, steps of a sequence. */
@NullMarked
package dev.lapwing.detect.window;

import org.jspecify.annotations.NullMarked;
