/** The command that tells people. */
@NullMarked
package dev.lapwing.cli.notify;

import org.jspecify.annotations.NullMarked;
