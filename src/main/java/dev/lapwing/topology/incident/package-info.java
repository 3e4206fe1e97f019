/** The step that joins alerts into incidents. */
@NullMarked
package dev.lapwing.topology.incident;

import org.jspecify.annotations.NullMarked;
