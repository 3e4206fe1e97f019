package dev.lapwing.notify.message;

/** Where a version of an alert stands in the topic of alerts. */
public record AlertPlace(int partition, long offset) {}
