/** What the commands ask of Kafka and write to it, with errors that people can act on. */
@NullMarked
package dev.lapwing.cli.kafka;

import org.jspecify.annotations.NullMarked;
