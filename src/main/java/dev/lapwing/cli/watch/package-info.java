/** Alerts live on a terminal. */
@NullMarked
package dev.lapwing.cli.watch;

import org.jspecify.annotations.NullMarked;
