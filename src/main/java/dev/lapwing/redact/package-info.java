/** Finds secrets in texts and puts marks in their places: the same secret has the same mark wherever it stands. */
@NullMarked
package dev.lapwing.redact;

import org.jspecify.annotations.NullMarked;
