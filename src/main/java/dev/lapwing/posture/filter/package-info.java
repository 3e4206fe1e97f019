/** The rules of PocketBase, and what a change of one does. */
@NullMarked
package dev.lapwing.posture.filter;

import org.jspecify.annotations.NullMarked;
