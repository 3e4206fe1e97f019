/** What every part that talks to Kafka for long must know: whether it is there, and what passes by itself. */
@NullMarked
package dev.lapwing.kafka;

import org.jspecify.annotations.NullMarked;
