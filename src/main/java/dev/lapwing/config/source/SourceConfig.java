package dev.lapwing.config.source;

import dev.lapwing.event.Schema;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One audited system.
 *
 * @param name the instance: part of each of its events and of every group
 * @param lateness how late an event may come and still count
 * @param json where the time and the id of its rows are; present exactly for {@link Type#JSON}
 * @param access how Lapwing fetches the log of a PocketBase itself; empty where a shipper brings it
 * @param neon through which windows it is seen; present exactly for {@link Type#NEON}
 * @param approved the configuration of it that was approved, where somebody says which
 */
public record SourceConfig(
        String name,
        Type type,
        Duration lateness,
        Partitioning partitioning,
        Optional<JsonShape> json,
        Optional<PocketBaseAccess> access,
        Optional<NeonSource> neon,
        Optional<SnapshotFile> approved) {

    /** A PocketBase, or a Neon organisation by its audit rows, as it is where nothing else is said of it. */
    public static SourceConfig plain(String name, Type type) {
        return new SourceConfig(
                name,
                type,
                type.lateness(),
                Partitioning.KEYED,
                Optional.empty(),
                Optional.empty(),
                type == Type.NEON ? Optional.of(NeonSource.AUDIT_ROWS) : Optional.empty(),
                Optional.empty());
    }

    /** The same PocketBase, whose log Lapwing fetches itself. */
    public SourceConfig fetched(PocketBaseAccess by) {
        return new SourceConfig(name, type, lateness, partitioning, json, Optional.of(by), neon, approved);
    }

    /** The same Neon organisation, seen through other windows. */
    public SourceConfig through(NeonSource windows) {
        return new SourceConfig(
                name, type, windows.lateness(), partitioning, json, access, Optional.of(windows), approved);
    }

    /** How its rows are read, each form of them that may come. */
    public List<RowReading> readings() {
        return switch (type) {
            case POCKETBASE -> List.of(RowReading.of(RowFormat.POCKETBASE), RowReading.of(RowFormat.POCKETBASE_POLLS));
            case NEON -> formats().stream().map(RowReading::of).toList();
            case TEXT -> List.of(RowReading.of(RowFormat.TEXT));
            case JSON -> List.of(RowReading.json(json.orElseThrow()));
        };
    }

    /** Whether rows of it may come in a format, by the format's word. */
    public boolean reads(String format) {
        return readings().stream().anyMatch(reading -> reading.word().equals(format));
    }

    /** What its events can be. */
    public List<Schema> schemas() {
        return readings().stream()
                .flatMap(reading -> reading.parser().schemas().stream())
                .distinct()
                .toList();
    }

    /** The formats of the windows of a Neon organisation; none for others. */
    public List<RowFormat> formats() {
        return neon.map(NeonSource::formats).orElse(List.of());
    }

    /** The connectors of Lapwing's own that bring rows of it. */
    public List<ConnectorSetup> connectors() {
        return Stream.concat(
                        access.map(PocketBaseAccess::setup).stream(),
                        neon.stream().flatMap(windows -> windows.connectors().stream()))
                .toList();
    }

    /** How records of one source lie on the partitions of its raw topics. */
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
        /** Any log of lines, in which only credentials are looked for. */
        TEXT(RowFormat.TEXT.lateness()),
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
                case NEON -> NeonReader.KEYS;
                case TEXT, JSON -> List.of();
            };
        }

        /** What else is said of it and its rows. */
        List<String> rowKeys() {
            return switch (this) {
                case POCKETBASE -> List.of(SourceReader.APPROVED);
                case NEON, TEXT -> List.of();
                case JSON -> List.of("time.field", "id.field", "product", "service", "zone");
            };
        }
    }
}
