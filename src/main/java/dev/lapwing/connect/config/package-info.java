/** What the configurations of all connectors are checked for. */
@NullMarked
package dev.lapwing.connect.config;

import org.jspecify.annotations.NullMarked;
