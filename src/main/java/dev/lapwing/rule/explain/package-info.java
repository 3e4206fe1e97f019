/** Why a detection matched an event, or which part of it did not. */
@NullMarked
package dev.lapwing.rule.explain;

import org.jspecify.annotations.NullMarked;
