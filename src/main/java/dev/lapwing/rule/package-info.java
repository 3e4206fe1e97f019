/** Sigma rules: read from YAML with every problem located, and compiled into a matcher for events. */
@NullMarked
package dev.lapwing.rule;

import org.jspecify.annotations.NullMarked;
