package dev.lapwing.config.source;

import dev.lapwing.event.Schema;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One audited system.
 *
 * @param name the instance: part of each of its events and of every group
 * @param lateness how late an event may come and still count
 * @param json where the time and the id of its rows are; present exactly for {@link Type#JSON}
 * @param access how Lapwing fetches its log itself; empty where a shipper brings it
 * @param approved the configuration of it that was approved, where somebody says which
 */
public record SourceConfig(
        String name,
        Type type,
        Duration lateness,
        Partitioning partitioning,
        Optional<JsonShape> json,
        Optional<PocketBaseAccess> access,
        Optional<SnapshotFile> approved) {

    /** How its rows are read. */
    public RowReading reading() {
        return switch (type) {
            case POCKETBASE -> RowReading.of(RowFormat.POCKETBASE);
            case NEON -> RowReading.of(RowFormat.NEON_AUDIT);
            case JSON -> RowReading.json(json.orElseThrow());
        };
    }

    /** What its events can be. */
    public List<Schema> schemas() {
        return reading().parser().schemas();
    }

    /** How records of one source lie on the partitions of its raw topic. */
    public enum Partitioning {
        /** All on one, keyed by the source's name. */
        KEYED,
        /** On any, as shippers do that set no key. */
        SPREAD
    }

    /** Which platform it is, or which form its rows have. */
    public enum Type {
        POCKETBASE(RowFormat.POCKETBASE.lateness()),
        NEON(RowFormat.NEON_AUDIT.lateness()),
        /** Any log of one JSON object a line. */
        JSON(RowReading.JSON_LATENESS);

        private final Duration lateness;

        Type(Duration lateness) {
            this.lateness = lateness;
        }

        /** What is allowed where the configuration says nothing. */
        public Duration lateness() {
            return lateness;
        }

        List<String> connectorKeys() {
            return switch (this) {
                case POCKETBASE -> PocketBaseReader.KEYS;
                case NEON, JSON -> List.of();
            };
        }

        /** What else is said of it and its rows. */
        List<String> rowKeys() {
            return switch (this) {
                case POCKETBASE -> List.of(SourceReader.APPROVED);
                case NEON -> List.of();
                case JSON -> List.of("time.field", "id.field", "product", "service", "zone");
            };
        }
    }
}
