/** The keys of the connector, and how they are checked. */
@NullMarked
package dev.lapwing.connect.pocketbase.config;

import org.jspecify.annotations.NullMarked;
