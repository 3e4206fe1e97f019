/** A webhook of the user's own. */
@NullMarked
package dev.lapwing.notify.webhook;

import org.jspecify.annotations.NullMarked;
