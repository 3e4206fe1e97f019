/** What is compared of each kind of resource of Neon, and what a change of it does. */
@NullMarked
package dev.lapwing.posture.neon.kind;

import org.jspecify.annotations.NullMarked;
