package dev.lapwing.topology;

import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.alert.ResultDigest;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Two weeks of a shop, seeded, with rules of every type that all fire on it, and orders in which the rows may arrive within
 * the allowed lateness.
 */
public final class Story {
    /** How late a row may come. */
    public static final Duration LATENESS = Duration.ofHours(2);

    /** A row of an instance, and when it happened. */
    public record Row(String instance, long time, String id, String text) {}

    public static final String OTHER_SHOP = "other";

    /** In place of an id: the row says that no more will come. */
    public static final String END = "end";

    private Story() {}

    /** The rules. */
    public static RuleSet rules() {
        return Rules.ALL;
    }

    /** Holds what is read once. */
    private static final class Rules {
        static final RuleSet ALL =
                RuleLoader.load(List.of(new RuleFile("every-type.yml", text()))).required();

        private static String text() {
            try (InputStream in = Story.class.getResourceAsStream("/topology/every-type.yml")) {
                return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where the story's addresses are: on two continents, by their last number. */
    public static GeoLocator places() {
        Optional<GeoPoint> berlin = Optional.of(new GeoPoint(52.52, 13.405));
        Optional<GeoPoint> sydney = Optional.of(new GeoPoint(-33.8688, 151.2093));
        return address -> Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)) < 100 ? berlin : sydney;
    }

    /** The rows of a seed, in no order. */
    public static List<Row> rows(long seed) {
        return new StoryWriter(new Random(seed)).rows();
    }

    /** Another order, in which no row comes later than allowed. */
    public static List<Row> shuffled(List<Row> rows, long seed) {
        Random random = new Random(seed);
        record Moved(double at, Row row) {}
        return rows.stream()
                .map(row -> new Moved(row.time() + random.nextDouble() * LATENESS.toMillis() * 0.9, row))
                .sorted(Comparator.comparingDouble(Moved::at))
                .map(Moved::row)
                .toList();
    }

    /** The same rows as those of two shops: forty of one, then forty of the other. */
    static List<Row> ofTwoShops(List<Row> rows) {
        List<Row> split = new ArrayList<>();
        for (Row row : rows) {
            boolean other = split.size() / 40 % 2 == 1;
            split.add(new Row(other ? OTHER_SHOP : row.instance(), row.time(), row.id(), row.text()));
        }
        return split;
    }

    static long horizon(List<Row> rows) {
        return rows.stream().mapToLong(Row::time).max().orElseThrow();
    }

    /** Where the rows of each instance end. */
    static Map<String, Long> horizons(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::instance, Row::time, Math::max));
    }

    public static byte[] end(List<Row> rows) {
        return end(horizon(rows));
    }

    public static byte[] end(long horizon) {
        return new ControlRow.End(OptionalLong.of(horizon)).toBytes();
    }

    /** What was found, as text. */
    public static String text(List<Row> rows, FinalEpisodes found) {
        return ResultDigest.text(rules().hash(), "test", horizons(rows), found.ended());
    }
}
