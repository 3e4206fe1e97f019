package dev.lapwing.detect.watermark;

/**
 * A partition of a raw topic: where events of an instance come from.
 *
 * @param partition its number within the topic
 */
public record Upstream(String topic, int partition) {}
