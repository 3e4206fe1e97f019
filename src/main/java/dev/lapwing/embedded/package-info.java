/** A broker and a Connect worker within this process, for the demo, the benchmark, the tests and `lapwing sources`. */
@NullMarked
package dev.lapwing.embedded;

import org.jspecify.annotations.NullMarked;
