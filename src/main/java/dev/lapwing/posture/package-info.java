/**
 * What a source lets whom do: what is known of its settings and rules, and the events that tell of a change or of what stands
 * open.
 */
@NullMarked
package dev.lapwing.posture;

import org.jspecify.annotations.NullMarked;
