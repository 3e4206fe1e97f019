/** Slack, by a webhook or as a bot. */
@NullMarked
package dev.lapwing.notify.slack;

import org.jspecify.annotations.NullMarked;
