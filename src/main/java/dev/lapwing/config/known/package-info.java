/** The file of the fingerprints of known credentials. */
@NullMarked
package dev.lapwing.config.known;

import org.jspecify.annotations.NullMarked;
