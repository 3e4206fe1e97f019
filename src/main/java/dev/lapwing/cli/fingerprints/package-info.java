/** {@code lapwing fingerprints}: the credentials that are known again wherever they stand. */
@NullMarked
package dev.lapwing.cli.fingerprints;

import org.jspecify.annotations.NullMarked;
