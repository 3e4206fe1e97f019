/** What a process has to be allowed to do, and what it is told where it is not. */
@NullMarked
package dev.lapwing.topology.rights;

import org.jspecify.annotations.NullMarked;
