/** A channel: how a message is sent, answered, refused and known again. */
@NullMarked
package dev.lapwing.notify.channel;

import org.jspecify.annotations.NullMarked;
