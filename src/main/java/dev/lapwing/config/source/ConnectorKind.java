package dev.lapwing.config.source;

import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import java.util.List;

/** The source connectors that Lapwing brings. */
public enum ConnectorKind {
    /** Follows the log of a PocketBase. */
    POCKETBASE("dev.lapwing.connect.PocketBaseSourceConnector", "pocketbase-source", ""),
    /** Asks Neon's API. */
    NEON("dev.lapwing.connect.NeonSourceConnector", "neon-source", ""),
    /** Reads the files of audit rows that Neon's support delivers. */
    NEON_FOLDER("dev.lapwing.connect.NeonFolderConnector", "neon-folder", "audit"),
    /** Takes the webhooks of Neon Auth. */
    NEON_WEBHOOKS("dev.lapwing.connect.NeonWebhookConnector", "neon-webhook", "webhooks");

    private final String className;
    private final String meter;
    private final String part;

    ConnectorKind(String className, String meter, String part) {
        this.className = className;
        this.meter = meter;
        this.part = part;
    }

    /** The class, as Connect knows it. */
    public String className() {
        return className;
    }

    /** The type of its metrics in JMX. */
    public String meter() {
        return meter;
    }

    /** The raw topics that it writes. */
    public List<TopicSpec> topics() {
        return switch (this) {
            case POCKETBASE -> List.of(Topics.RAW_POCKETBASE, Topics.RAW_POCKETBASE_POLLS);
            case NEON -> List.of(Topics.RAW_NEON_POLLS, Topics.RAW_NEON_STORAGE);
            case NEON_FOLDER -> List.of(Topics.RAW_NEON_AUDIT);
            case NEON_WEBHOOKS -> List.of(Topics.RAW_NEON_AUTH);
        };
    }

    /** What the connector of a source is called; a colon is in no source's name. */
    public String connectorOf(String source) {
        return part.isEmpty() ? source : source + ":" + part;
    }
}
