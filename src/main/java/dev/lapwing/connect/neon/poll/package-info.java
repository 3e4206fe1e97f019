/** Rounds over all resources: what is asked, what has changed, and what is told of it. */
@NullMarked
package dev.lapwing.connect.neon.poll;

import org.jspecify.annotations.NullMarked;
