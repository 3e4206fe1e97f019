/** How files with logs, the form of their rows and times are named on the command line. */
@NullMarked
package dev.lapwing.cli.input;

import org.jspecify.annotations.NullMarked;
