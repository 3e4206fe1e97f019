package dev.lapwing.connect;

import java.util.HashMap;
import java.util.Map;

/** Configurations of the connector. */
public final class Configs {
    public static final String KEY = "planted-fingerprint-key";

    private Configs() {}

    /** A complete one of mode api, with changes: keys and values by turns, an empty value for none. */
    public static Map<String, String> api(String... changes) {
        return with(
                Map.of(
                        "source.name", "shop",
                        "url", "http://127.0.0.1:1",
                        "token", "planted-token",
                        "fingerprint.key", KEY),
                changes);
    }

    /** A complete one of mode sqlite, with changes. */
    static Map<String, String> sqlite(String... changes) {
        return with(
                Map.of(
                        "source.name", "shop",
                        "mode", "sqlite",
                        "file", "/pb_data/auxiliary.db",
                        "fingerprint.key", KEY),
                changes);
    }

    /** A complete one of the receiver of webhooks, on a free port, with changes. */
    public static Map<String, String> webhooks(String authUrl, String... changes) {
        return with(
                Map.of("source.name", "heron-auth", "auth.url", authUrl, "port", "0", "fingerprint.key", KEY), changes);
    }

    /** A complete one of the reader of a folder, with changes. */
    public static Map<String, String> folder(String folder, String... changes) {
        return with(Map.of("source.name", "heron", "folder", folder, "fingerprint.key", KEY), changes);
    }

    private static Map<String, String> with(Map<String, String> base, String... changes) {
        Map<String, String> config = new HashMap<>(base);
        for (int i = 0; i < changes.length; i += 2) {
            config.put(changes[i], changes[i + 1]);
        }
        config.values().removeIf(String::isEmpty);
        return config;
    }
}
