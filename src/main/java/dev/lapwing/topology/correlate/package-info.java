/** The processor that hosts the groups, and what it stores. */
@NullMarked
package dev.lapwing.topology.correlate;

import org.jspecify.annotations.NullMarked;
