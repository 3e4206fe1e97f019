/**
 * Alerts told to people: what is told where is decided from values, and each way to tell is a {@link
 * dev.lapwing.notify.channel.Channel}.
 */
@NullMarked
package dev.lapwing.notify;

import org.jspecify.annotations.NullMarked;
