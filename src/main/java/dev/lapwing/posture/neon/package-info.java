/** Neon's posture: answers of its API into changes, operations and standing exposures. */
@NullMarked
package dev.lapwing.posture.neon;

import org.jspecify.annotations.NullMarked;
