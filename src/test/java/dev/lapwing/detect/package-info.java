/** Tests of the detection core. */
@NullMarked
package dev.lapwing.detect;

import org.jspecify.annotations.NullMarked;
