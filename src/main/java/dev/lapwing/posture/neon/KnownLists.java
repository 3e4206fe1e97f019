package dev.lapwing.posture.neon;

import java.util.List;
import java.util.Optional;

/** What is stored of one source's lists, as bytes by their keys. */
public interface KnownLists {
    /** What is stored under a key. */
    Optional<byte[]> get(String key);

    /** The keys that begin so. */
    List<String> keys(String prefix);
}
