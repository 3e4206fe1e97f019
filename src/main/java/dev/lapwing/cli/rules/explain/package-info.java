/** Why an example fired or did not, in words. */
@NullMarked
package dev.lapwing.cli.rules.explain;

import org.jspecify.annotations.NullMarked;
