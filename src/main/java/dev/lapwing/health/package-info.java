/** The health page, and the probe that asks it. */
@NullMarked
package dev.lapwing.health;

import org.jspecify.annotations.NullMarked;
