/** The benchmark: rows, rules, rounds, and what they are compared with. */
@NullMarked
package dev.lapwing.cli.bench;

import org.jspecify.annotations.NullMarked;
