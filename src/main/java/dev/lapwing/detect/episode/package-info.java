/** Episodes built from holding events, and the life of the alert of each. */
@NullMarked
package dev.lapwing.detect.episode;

import org.jspecify.annotations.NullMarked;
