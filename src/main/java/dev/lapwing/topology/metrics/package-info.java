/** What the job counts. */
@NullMarked
package dev.lapwing.topology.metrics;

import org.jspecify.annotations.NullMarked;
