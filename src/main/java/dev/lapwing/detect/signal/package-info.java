/**
 * Signals: what correlations need of an event, the key of the group they count for, and the log that a group keeps of
 * them.
 */
@NullMarked
package dev.lapwing.detect.signal;

import org.jspecify.annotations.NullMarked;
