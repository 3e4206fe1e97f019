/** Neon's Object Storage logs, read by the log query API. */
@NullMarked
package dev.lapwing.connect.neon.storage;

import org.jspecify.annotations.NullMarked;
