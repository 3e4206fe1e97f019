package dev.lapwing.detect.watermark;

/** A partition of a raw topic: where events of an instance come from. */
public record Upstream(String topic, int partition) {}
