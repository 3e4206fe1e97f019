/** What a notification says, whatever the channel. */
@NullMarked
package dev.lapwing.notify.message;

import org.jspecify.annotations.NullMarked;
