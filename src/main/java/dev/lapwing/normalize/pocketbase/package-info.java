/** The rows of PocketBase's log. */
@NullMarked
package dev.lapwing.normalize.pocketbase;

import org.jspecify.annotations.NullMarked;
