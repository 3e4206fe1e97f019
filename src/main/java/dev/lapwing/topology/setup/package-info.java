/** Names, times and settings of the topology. */
@NullMarked
package dev.lapwing.topology.setup;

import org.jspecify.annotations.NullMarked;
