/** Where a secret stands in a text, of which kind it is, and what stands in its place. */
@NullMarked
package dev.lapwing.redact.span;

import org.jspecify.annotations.NullMarked;
