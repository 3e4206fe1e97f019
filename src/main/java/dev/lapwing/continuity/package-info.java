/** Is the log of a source whole: two looks at it are compared, and what they contradict becomes a monitor event. */
@NullMarked
package dev.lapwing.continuity;

import org.jspecify.annotations.NullMarked;
