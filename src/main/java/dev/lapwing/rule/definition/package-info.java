/** What a rule says, once it was read: its head, its text, its correlation. */
@NullMarked
package dev.lapwing.rule.definition;

import org.jspecify.annotations.NullMarked;
