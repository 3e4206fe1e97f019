/** How the rows of a file are laid out: one a line, a list, a page, or values with commas. */
@NullMarked
package dev.lapwing.replay.layout;

import org.jspecify.annotations.NullMarked;
