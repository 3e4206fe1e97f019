/** Incidents: alerts about the same address, account or key, joined into one story. */
@NullMarked
package dev.lapwing.alert.incident;

import org.jspecify.annotations.NullMarked;
