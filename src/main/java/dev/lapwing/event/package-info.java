/** The normal form: one audit event, the fields its log source has, and its identity. */
@NullMarked
package dev.lapwing.event;

import org.jspecify.annotations.NullMarked;
