package dev.lapwing.detect;

/** A signal and the group that it goes to. */
public record KeyedSignal(GroupKey key, Signal signal) {}
