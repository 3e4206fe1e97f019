package dev.lapwing.config.source;

import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section {@code sources}. */
public final class SourceReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    static final String APPROVED = "approved";

    private static final List<String> COMMON = List.of("name", "type", "lateness", "partitioning");

    private final Problems problems;
    private final ConfigValueReader values;
    private final Path folder;
    private final Map<String, String> placeByName = new HashMap<>();

    /**
     * A reader.
     *
     * @param folder where relative paths begin
     */
    public SourceReader(Problems problems, ConfigValueReader values, Path folder) {
        this.problems = problems;
        this.values = values;
        this.folder = folder;
    }

    /** All of them; what is wrong with one is told with its place. */
    public List<SourceConfig> read(LocatedMap file) {
        return file.mapList("sources").stream()
                .flatMap(source -> one(source).stream())
                .toList();
    }

    private Optional<SourceConfig> one(LocatedMap source) {
        Optional<String> name = name(source);
        Optional<SourceConfig.Type> type =
                required(source, "type").flatMap(text -> values.choice("type", text, SourceConfig.Type.values()));
        source.only(knownKeys(type));
        Optional<Duration> lateness = values.duration(source, "lateness");
        SourceConfig.Partitioning partitioning = source.text("partitioning")
                .flatMap(text -> values.choice("partitioning", text, SourceConfig.Partitioning.values()))
                .orElse(SourceConfig.Partitioning.KEYED);
        boolean ofJson = type.filter(SourceConfig.Type.JSON::equals).isPresent();
        Optional<JsonShape> json = ofJson ? json(source) : Optional.empty();
        if (name.isEmpty() || type.isEmpty() || (ofJson && json.isEmpty())) {
            return Optional.empty();
        }
        Optional<NeonSource> neon = neon(source, type.get());
        return Optional.of(new SourceConfig(
                name.get(),
                type.get(),
                lateness.or(() -> neon.map(NeonSource::lateness))
                        .orElse(type.get().lateness()),
                partitioning,
                json,
                access(source, type.get(), lateness),
                neon,
                approved(source)));
    }

    private Optional<SnapshotFile> approved(LocatedMap source) {
        return filled(source, APPROVED)
                .flatMap(path -> source.text(APPROVED).map(written -> new SnapshotFile(written, folder.resolve(path))));
    }

    /** How JSON rows are read; empty where it does not say where their time is. */
    private Optional<JsonShape> json(LocatedMap source) {
        required(source, "time.field");
        Optional<String> time = filled(source, "time.field");
        Optional<String> id = filled(source, "id.field");
        String product = filled(source, "product").orElse("");
        String service = filled(source, "service").orElse("");
        Optional<ZoneId> zone = zone(source);
        return time.map(field -> new JsonShape(Optional.of(field), id, product, service, zone));
    }

    /** The zone of times that name none. */
    private Optional<ZoneId> zone(LocatedMap source) {
        Optional<String> text = filled(source, "zone");
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException e) {
            problems.error(
                    source.place("zone"),
                    "zone is " + text.orElse("") + ", which is no zone such as Europe/Berlin or UTC");
            return Optional.empty();
        }
    }

    private Optional<String> filled(LocatedMap source, String key) {
        Optional<String> text = values.text(source, key);
        if (text.filter(String::isBlank).isPresent()) {
            problems.error(source.place(key), key + " is empty");
            return Optional.empty();
        }
        return text;
    }

    private static List<String> knownKeys(Optional<SourceConfig.Type> type) {
        var known = new ArrayList<>(COMMON);
        for (SourceConfig.Type each : SourceConfig.Type.values()) {
            if (type.isEmpty() || type.get() == each) {
                known.addAll(each.connectorKeys());
                known.addAll(each.rowKeys());
            }
        }
        return known;
    }

    private Optional<String> name(LocatedMap source) {
        Optional<LocatedText> name = required(source, "name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!NAME.matcher(name.get().text()).matches()) {
            problems.error(name.get().place(), "a name has up to 64 letters, digits, dots, dashes and underscores");
            return Optional.empty();
        }
        if (SourceLayout.isOurs(name.get().text())) {
            problems.error(
                    name.get().place(),
                    name.get().text() + " is the name of Lapwing's own events; call the source otherwise");
            return Optional.empty();
        }
        String before = placeByName.putIfAbsent(name.get().text(), name.get().place());
        if (before != null) {
            problems.error(name.get().place(), "source " + name.get().text() + " is already at " + before);
        }
        return name.map(LocatedText::text);
    }

    private Optional<LocatedText> required(LocatedMap source, String key) {
        Optional<LocatedText> text = source.text(key);
        if (text.isEmpty()) {
            problems.error(source.place(key), "this source has no " + key);
        }
        return text;
    }

    private Optional<NeonSource> neon(LocatedMap source, SourceConfig.Type type) {
        return switch (type) {
            case NEON -> Optional.of(new NeonReader(problems, values, folder).read(source));
            case POCKETBASE, TEXT, JSON -> Optional.empty();
        };
    }

    private Optional<PocketBaseAccess> access(LocatedMap source, SourceConfig.Type type, Optional<Duration> lateness) {
        return switch (type) {
            case POCKETBASE -> new PocketBaseReader(problems, values, folder).read(source, lateness);
            case NEON, TEXT, JSON -> Optional.empty();
        };
    }
}
