/** The audit rows of Neon, printed or as CSV. */
@NullMarked
package dev.lapwing.normalize.neon;

import org.jspecify.annotations.NullMarked;
