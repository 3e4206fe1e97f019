/** JSON from a server that is not trusted: bounded, shortened, without secrets. */
@NullMarked
package dev.lapwing.connect.json;

import org.jspecify.annotations.NullMarked;
