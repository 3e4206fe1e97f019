/** Reads the correlation of a rule: its type, its groups, its bounds, its members. */
@NullMarked
package dev.lapwing.rule.correlation;

import org.jspecify.annotations.NullMarked;
