/**
 * Kafka Connect source connectors: what a source wrote goes to its raw topic, without its secrets, and what each poll saw
 * of the source to a topic of polls. They report; what it means is decided elsewhere.
 */
@NullMarked
package dev.lapwing.connect;

import org.jspecify.annotations.NullMarked;
