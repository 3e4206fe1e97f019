/** Where in the log the connector stands, and which rows are still unsent. */
@NullMarked
package dev.lapwing.connect.tail;

import org.jspecify.annotations.NullMarked;
