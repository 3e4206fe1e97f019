package dev.lapwing.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an answer of Neon's API means, beside what was answered before it.
 *
 * @param repeated whether it came again, or late, and means nothing
 * @param changed what is to be stored of the source's lists, by key; empty where it is to be removed
 * @param events what has changed, what stands open, and what the answer tells besides
 */
public record AnswerResult(
        boolean repeated, SortedMap<String, Optional<byte[]>> changed, List<RowResult.Event> events) {
    public AnswerResult {
        changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
        events = List.copyOf(events);
    }
}
