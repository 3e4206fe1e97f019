/** Alerts at the terminal: listed, shown, resolved. */
@NullMarked
package dev.lapwing.cli.alerts;

import org.jspecify.annotations.NullMarked;
