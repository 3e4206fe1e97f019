/** What several commands share; each family of commands has a folder of its own. */
@NullMarked
package dev.lapwing.cli;

import org.jspecify.annotations.NullMarked;
