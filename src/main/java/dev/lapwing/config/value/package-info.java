/** Single values of the configuration: texts, durations, choices, and secrets that lie elsewhere. */
@NullMarked
package dev.lapwing.config.value;

import org.jspecify.annotations.NullMarked;
