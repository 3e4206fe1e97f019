/** Looks at the settings and collections of a PocketBase: what is kept of them, what has changed, what stands open. */
@NullMarked
package dev.lapwing.posture.pocketbase;

import org.jspecify.annotations.NullMarked;
