/** What tells credentials of Neon's from those of others, and shapes that only they have. */
@NullMarked
package dev.lapwing.redact.neon;

import org.jspecify.annotations.NullMarked;
