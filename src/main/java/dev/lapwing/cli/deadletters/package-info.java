/** Dead letters: listed, and sent again. */
@NullMarked
package dev.lapwing.cli.deadletters;

import org.jspecify.annotations.NullMarked;
