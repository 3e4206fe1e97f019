/** What is ordinary where Lapwing runs, and the placeholders by which rules ask for it. */
@NullMarked
package dev.lapwing.rule.ordinary;

import org.jspecify.annotations.NullMarked;
