package dev.lapwing.replay.sort;

import java.nio.file.Path;

/**
 * Where signals wait to be sorted.
 *
 * @param bytes about how much memory they may take before they go to disk
 * @param folder where on disk
 */
public record SortMemory(long bytes, Path folder) {
    /** A quarter of this process's memory, then the system's folder for temporary files. */
    public static SortMemory usual() {
        return new SortMemory(
                Runtime.getRuntime().maxMemory() / 4, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }
}
