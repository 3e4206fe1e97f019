/** YAML with the place of each key, and the problems that were found in it. */
@NullMarked
package dev.lapwing.yaml;

import org.jspecify.annotations.NullMarked;
