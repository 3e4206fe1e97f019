/** What all connectors and tasks do alike: their checks, their waiting and ending, and their records. */
@NullMarked
package dev.lapwing.connect.task;

import org.jspecify.annotations.NullMarked;
