package dev.lapwing.config;

import dev.lapwing.config.PocketBaseAccess.Mode;
import dev.lapwing.config.PocketBaseAccess.Start;
import dev.lapwing.connect.pocketbase.config.PocketBaseKeys;
import dev.lapwing.event.WriterDelay;
import dev.lapwing.text.DurationText;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the keys of a PocketBase source that say how Lapwing fetches its log. Whether their values can be is the
 * connector's to say; here its sentences get the place in the file.
 */
final class PocketBaseReader {
    static final List<String> KEYS = List.of(
            "mode", "url", "token", "identity", "password", "file", "version", "poll", "settings", "probe", "start");

    /** Any of these says that the log is to be fetched. */
    private static final List<String> MAIN_KEYS = List.of("mode", "url", "file");

    /** What the connector calls keys that are durations here. */
    private static final Map<String, String> INTERVALS =
            Map.of("poll", "poll.interval.ms", "settings", "settings.interval.ms", "probe", "probe.interval.ms");

    /** Stands for a value that is elsewhere, or not to be had yet, and is right. */
    private static final String STAND_IN = "stands-for-what-is-right";

    private final Problems problems;
    private final ConfigValueReader values;
    private final Path folder;

    PocketBaseReader(Problems problems, ConfigValueReader values, Path folder) {
        this.problems = problems;
        this.values = values;
        this.folder = folder;
    }

    /** How the source's log is fetched; empty where something else brings it, or where it cannot be said. */
    Optional<PocketBaseAccess> read(LocatedMap source, Optional<Duration> lateness) {
        if (MAIN_KEYS.stream().noneMatch(source::has)) {
            idle(source);
            return Optional.empty();
        }
        Optional<String> url = values.text(source, "url");
        Optional<DeferredSecret> token = values.later(source, "token");
        Optional<String> identity = values.text(source, "identity");
        Optional<DeferredSecret> password = values.later(source, "password");
        Optional<String> file = values.text(source, "file");
        Optional<String> version = values.text(source, "version");
        Map<String, Duration> intervals = new HashMap<>();
        INTERVALS.keySet().forEach(key -> values.duration(source, key).ifPresent(given -> intervals.put(key, given)));
        Map<String, String> given = new HashMap<>();
        given.put("mode", source.text("mode").map(LocatedText::text).orElse(source.has("file") ? "sqlite" : "api"));
        url.ifPresent(text -> given.put("url", text));
        token.ifPresent(secret -> given.put("token", toCheck(secret)));
        identity.ifPresent(text -> given.put("identity", text));
        password.ifPresent(secret -> given.put("password", toCheck(secret)));
        file.ifPresent(text -> given.put("file", text));
        version.ifPresent(text -> given.put("version", text));
        source.text("start").ifPresent(text -> given.put("start", text.text()));
        if (!check(source, given, intervals)) {
            return Optional.empty();
        }
        warn(source, url, lateness);
        return Optional.of(new PocketBaseAccess(
                Mode.valueOf(given.get("mode").toUpperCase(Locale.ROOT)),
                url,
                token,
                identity,
                password,
                file.map(folder::resolve),
                version,
                Optional.ofNullable(intervals.get("poll")),
                Optional.ofNullable(intervals.get("settings")),
                Optional.ofNullable(intervals.get("probe")),
                Optional.ofNullable(given.get("start")).map(text -> Start.valueOf(text.toUpperCase(Locale.ROOT)))));
    }

    private void idle(LocatedMap source) {
        KEYS.stream()
                .filter(source::has)
                .findFirst()
                .ifPresent(key -> problems.error(
                        source.place(key),
                        key + " is of use only with a url or a file, from which Lapwing fetches the log itself"));
    }

    /** A secret that is written out can be looked at; one that is elsewhere is taken for right. */
    private static String toCheck(DeferredSecret secret) {
        return SecretLookup.isReference(secret.written())
                ? STAND_IN
                : secret.written().text();
    }

    /** Tells what the connector finds wrong; whether it found nothing. */
    private boolean check(LocatedMap source, Map<String, String> given, Map<String, Duration> intervals) {
        Map<String, String> properties = new HashMap<>(given);
        properties.put("source.name", STAND_IN);
        properties.put("fingerprint.key", STAND_IN);
        intervals.forEach((key, interval) -> properties.put(INTERVALS.get(key), Long.toString(interval.toMillis())));
        List<String> unread = KEYS.stream()
                .filter(key -> source.has(key) && !properties.containsKey(INTERVALS.getOrDefault(key, key)))
                .toList();
        boolean right = true;
        for (Map.Entry<String, String> problem :
                PocketBaseKeys.problems().of(properties).entrySet()) {
            String key = ours(problem.getKey());
            if (KEYS.contains(key) && !unread.contains(key)) {
                Optional<Duration> interval = Optional.ofNullable(intervals.get(key));
                problems.error(
                        source.place(key), interval.map(it -> interval(key, it)).orElse(problem.getValue()));
                right = false;
            }
        }
        if ("sqlite".equals(given.get("mode")) && source.has("probe") && !source.has("url")) {
            problems.error(source.place("probe"), "probe needs the url to which to send it");
        }
        return right && unread.isEmpty();
    }

    /** What a key of the connector is called here. */
    private static String ours(String named) {
        return INTERVALS.entrySet().stream()
                .filter(interval -> interval.getValue().equals(named))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(named);
    }

    /** What is wrong with an interval, in the words of durations. */
    private static String interval(String key, Duration given) {
        String named = INTERVALS.getOrDefault(key, key);
        Duration least = PocketBaseKeys.problems().shortest(named);
        if (given.compareTo(least) >= 0) {
            Duration most = PocketBaseKeys.problems().longest(named);
            return key + " is too long; it must be at most " + DurationText.inOneUnit(most);
        }
        return "%s is too short; it must be at least %s%s"
                .formatted(
                        key,
                        least.toMillis() < 1_000 ? least.toMillis() + "ms" : DurationText.inOneUnit(least),
                        key.equals("probe") ? ", or 0s for none" : "");
    }

    private void warn(LocatedMap source, Optional<String> url, Optional<Duration> lateness) {
        if (lateness.filter(given -> given.compareTo(WriterDelay.POCKETBASE) < 0)
                .isPresent()) {
            problems.warning(
                    source.place("lateness"),
                    "PocketBase may hold rows back for ten minutes; with less than 11m they can come too late");
        }
        boolean open =
                url.filter(text -> text.startsWith("http://") && !isNear(text)).isPresent();
        if (open && (source.has("token") || source.has("password"))) {
            problems.warning(source.place("url"), "over http the superuser's login can be read on its way; use https");
        }
    }

    private static boolean isNear(String url) {
        String host = URI.create(url).getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
