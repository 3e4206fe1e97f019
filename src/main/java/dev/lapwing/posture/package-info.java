/** What a source lets whom do: two looks at its settings and rules, and what has changed between them or stands open. */
@NullMarked
package dev.lapwing.posture;

import org.jspecify.annotations.NullMarked;
