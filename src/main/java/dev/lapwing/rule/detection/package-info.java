/** Reads the detection of a rule: selections, fields, modifiers, values. */
@NullMarked
package dev.lapwing.rule.detection;

import org.jspecify.annotations.NullMarked;
