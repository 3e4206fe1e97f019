package dev.lapwing.cli.review;

import dev.lapwing.posture.snapshot.Snapshot;

/**
 * What is reviewed.
 *
 * @param name the source, or where else it was seen
 */
record SeenState(String name, Snapshot snapshot) {}
