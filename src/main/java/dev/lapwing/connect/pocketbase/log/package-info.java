/** The rows of a PocketBase log, a page at a time. */
@NullMarked
package dev.lapwing.connect.pocketbase.log;

import org.jspecify.annotations.NullMarked;
