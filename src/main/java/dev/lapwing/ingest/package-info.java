/** The one way from a raw row to what it means, for the job and for a replay. */
@NullMarked
package dev.lapwing.ingest;

import org.jspecify.annotations.NullMarked;
