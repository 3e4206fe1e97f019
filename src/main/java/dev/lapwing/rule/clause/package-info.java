/** What a detection asks of a single value: patterns, numbers, networks, parts of a time. */
@NullMarked
package dev.lapwing.rule.clause;

import org.jspecify.annotations.NullMarked;
