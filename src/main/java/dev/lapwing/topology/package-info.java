/** The streaming job: the only package that knows Kafka Streams. */
@NullMarked
package dev.lapwing.topology;

import org.jspecify.annotations.NullMarked;
