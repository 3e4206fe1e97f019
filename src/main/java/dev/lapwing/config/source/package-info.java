/** The sources of the configuration: what they are, and how their rows are fetched. */
@NullMarked
package dev.lapwing.config.source;

import org.jspecify.annotations.NullMarked;
