/** The bytes of the records between the parts of the topology, and of what leaves it. */
@NullMarked
package dev.lapwing.topology.record;

import org.jspecify.annotations.NullMarked;
