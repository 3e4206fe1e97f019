/**
 * Small readers that several formats share: times, addresses, request lines, percent coding, and the identity of an
 * event.
 */
@NullMarked
package dev.lapwing.normalize.parse;

import org.jspecify.annotations.NullMarked;
