/**
 * The detection core: signals of one group in, episodes and their alerts' lives out.
 *
 * <p>Nothing here knows Kafka, a clock, a file or a logger. The final episodes are a function of the set of signals,
 * whatever their order, as long as none is behind the watermark.
 */
@NullMarked
package dev.lapwing.detect;

import org.jspecify.annotations.NullMarked;
