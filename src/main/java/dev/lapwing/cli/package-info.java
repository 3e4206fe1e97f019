/** The commands and the configuration file. */
@NullMarked
package dev.lapwing.cli;

import org.jspecify.annotations.NullMarked;
