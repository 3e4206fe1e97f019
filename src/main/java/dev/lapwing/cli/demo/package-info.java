/** The demo. */
@NullMarked
package dev.lapwing.cli.demo;

import org.jspecify.annotations.NullMarked;
