/** Rules of which only the head was read: names, references between rules, and what is Lapwing's own. */
@NullMarked
package dev.lapwing.rule.draft;

import org.jspecify.annotations.NullMarked;
