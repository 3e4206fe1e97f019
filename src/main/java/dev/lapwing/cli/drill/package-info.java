/** The test of the alarm. */
@NullMarked
package dev.lapwing.cli.drill;

import org.jspecify.annotations.NullMarked;
