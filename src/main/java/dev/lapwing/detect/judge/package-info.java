/** At which events the condition of a correlation holds. */
@NullMarked
package dev.lapwing.detect.judge;

import org.jspecify.annotations.NullMarked;
