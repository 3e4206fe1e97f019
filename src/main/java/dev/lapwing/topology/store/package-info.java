/** A store of bytes, and the one of Kafka Streams behind it. */
@NullMarked
package dev.lapwing.topology.store;

import org.jspecify.annotations.NullMarked;
