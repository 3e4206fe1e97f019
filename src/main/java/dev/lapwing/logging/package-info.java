/** The log on the terminal: what repeats is folded, noise that means nothing is left out. */
@NullMarked
package dev.lapwing.logging;

import org.jspecify.annotations.NullMarked;
