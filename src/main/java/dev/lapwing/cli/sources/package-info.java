/** The command that fetches the logs of sources. */
@NullMarked
package dev.lapwing.cli.sources;

import org.jspecify.annotations.NullMarked;
