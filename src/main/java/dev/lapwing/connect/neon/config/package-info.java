/** The configuration of the connector that polls Neon's API. */
@NullMarked
package dev.lapwing.connect.neon.config;

import org.jspecify.annotations.NullMarked;
