/** The running job: what it checks at the start, its health, and what it watches of itself. */
@NullMarked
package dev.lapwing.topology.job;

import org.jspecify.annotations.NullMarked;
