/** Rows of any other log that writes JSON. */
@NullMarked
package dev.lapwing.normalize.json;

import org.jspecify.annotations.NullMarked;
