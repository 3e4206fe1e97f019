/** Neon's API: its resources, calls within its limits, and walks over pages. */
@NullMarked
package dev.lapwing.connect.neon.api;

import org.jspecify.annotations.NullMarked;
