/** Where addresses are, from a file that the user brings. */
@NullMarked
package dev.lapwing.geo;

import org.jspecify.annotations.NullMarked;
