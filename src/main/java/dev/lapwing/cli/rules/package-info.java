/** The commands for those who write rules. */
@NullMarked
package dev.lapwing.cli.rules;

import org.jspecify.annotations.NullMarked;
