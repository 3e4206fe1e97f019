/** What was sent, what is to be sent next, and what people muted or resolved. */
@NullMarked
package dev.lapwing.notify.delivery;

import org.jspecify.annotations.NullMarked;
