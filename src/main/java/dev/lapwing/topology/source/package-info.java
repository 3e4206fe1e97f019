/** The sources of the job: on which partitions each appears, and how far it has come. */
@NullMarked
package dev.lapwing.topology.source;

import org.jspecify.annotations.NullMarked;
