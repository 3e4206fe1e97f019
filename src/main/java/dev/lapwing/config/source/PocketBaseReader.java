package dev.lapwing.config.source;

import dev.lapwing.config.source.PocketBaseAccess.Mode;
import dev.lapwing.config.source.PocketBaseAccess.Start;
import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.config.value.DeferredSecret;
import dev.lapwing.connect.pocketbase.config.PocketBaseKeys;
import dev.lapwing.event.WriterDelay;
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

    private final Problems problems;
    private final ConfigValueReader values;
    private final Path folder;
    private final ConnectorCheck check;

    PocketBaseReader(Problems problems, ConfigValueReader values, Path folder) {
        this.problems = problems;
        this.values = values;
        this.folder = folder;
        this.check = new ConnectorCheck(problems, PocketBaseKeys.problems(), KEYS, INTERVALS);
    }

    /** How the source's log is fetched; empty where something else brings it, or where it cannot be said. */
    Optional<PocketBaseAccess> read(LocatedMap source, Optional<Duration> lateness) {
        if (MAIN_KEYS.stream().noneMatch(source::has)) {
            check.idle(source, "a url or a file, from which Lapwing fetches the log itself");
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
        token.ifPresent(secret -> given.put("token", ConnectorCheck.toCheck(secret)));
        identity.ifPresent(text -> given.put("identity", text));
        password.ifPresent(secret -> given.put("password", ConnectorCheck.toCheck(secret)));
        file.ifPresent(text -> given.put("file", text));
        version.ifPresent(text -> given.put("version", text));
        source.text("start").ifPresent(text -> given.put("start", text.text()));
        if (!isRight(source, given, intervals)) {
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

    private boolean isRight(LocatedMap source, Map<String, String> given, Map<String, Duration> intervals) {
        boolean right = check.pass(source, given, intervals);
        if ("sqlite".equals(given.get("mode")) && source.has("probe") && !source.has("url")) {
            problems.error(source.place("probe"), "probe needs the url to which to send it");
        }
        return right;
    }

    private void warn(LocatedMap source, Optional<String> url, Optional<Duration> lateness) {
        if (lateness.filter(given -> given.compareTo(WriterDelay.POCKETBASE) < 0)
                .isPresent()) {
            problems.warning(
                    source.place("lateness"),
                    "PocketBase may hold rows back for ten minutes; with less than 11m they can come too late");
        }
        if (url.filter(PocketBaseReader::isOpenToEars).isPresent() && (source.has("token") || source.has("password"))) {
            problems.warning(source.place("url"), "over http the superuser's login can be read on its way; use https");
        }
    }

    /** Whether what goes to an address can be read on its way: plain HTTP to another host. */
    static boolean isOpenToEars(String url) {
        if (!url.startsWith("http://")) {
            return false;
        }
        String host = URI.create(url).getHost();
        return !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]");
    }
}
