/** Calls to the server of a source. */
@NullMarked
package dev.lapwing.connect.http;

import org.jspecify.annotations.NullMarked;
