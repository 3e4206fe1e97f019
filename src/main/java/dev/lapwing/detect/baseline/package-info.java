/** What a baseline remembers of a group's past. */
@NullMarked
package dev.lapwing.detect.baseline;

import org.jspecify.annotations.NullMarked;
