/** Settings and collections as somebody has them in a file or got them from the API, in place of what a poll saw. */
@NullMarked
package dev.lapwing.posture.snapshot;

import org.jspecify.annotations.NullMarked;
