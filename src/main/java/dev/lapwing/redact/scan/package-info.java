/** Finds secrets and addresses in a text. */
@NullMarked
package dev.lapwing.redact.scan;

import org.jspecify.annotations.NullMarked;
