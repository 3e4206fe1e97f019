/** The configuration file, read into values with every problem located. */
@NullMarked
package dev.lapwing.config;

import org.jspecify.annotations.NullMarked;
