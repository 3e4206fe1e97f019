/** The lists of Neon that are compared, and their bytes. */
@NullMarked
package dev.lapwing.posture.neon.list;

import org.jspecify.annotations.NullMarked;
