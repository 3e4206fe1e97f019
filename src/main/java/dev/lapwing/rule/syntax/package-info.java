/** The small languages within a rule: conditions, timespans, decimals, and YAML in one form. */
@NullMarked
package dev.lapwing.rule.syntax;

import org.jspecify.annotations.NullMarked;
