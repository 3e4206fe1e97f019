package dev.lapwing.config;

import dev.lapwing.config.PocketBaseAccess.Mode;
import dev.lapwing.config.PocketBaseAccess.Start;
import dev.lapwing.text.DurationText;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the keys of a PocketBase source that say how Lapwing fetches its log. */
public final class PocketBaseReader {
    static final List<String> KEYS =
            List.of("mode", "url", "token", "identity", "password", "file", "version", "poll", "probe", "start");

    /** Any of these says that the log is to be fetched. */
    private static final List<String> MAIN_KEYS = List.of("mode", "url", "file");

    private static final Pattern VERSION = Pattern.compile("v?\\d+\\.\\d+(\\.\\d+)?([-+.][0-9A-Za-z.-]+)?");
    private static final Duration SHORTEST_POLL = Duration.ofMillis(500);
    /** PocketBase writes its log down after three seconds without a request: nearer probes would hold it back. */
    private static final Duration SHORTEST_PROBE = Duration.ofSeconds(5);
    /** So long PocketBase may hold rows back. */
    private static final Duration HELD_BACK = Duration.ofMinutes(11);

    private final Problems problems;
    private final ConfigValueReader values;
    private final Path folder;

    PocketBaseReader(Problems problems, ConfigValueReader values, Path folder) {
        this.problems = problems;
        this.values = values;
        this.folder = folder;
    }

    /** How the source's log is fetched; empty where something else brings it, or where it cannot be said. */
    Optional<PocketBaseAccess> read(ConfigMap source, Optional<Duration> lateness) {
        Optional<Mode> mode = mode(source);
        Optional<String> url = url(source);
        Optional<DeferredSecret> token = values.later(source, "token");
        Optional<String> identity = values.text(source, "identity");
        Optional<DeferredSecret> password = values.later(source, "password");
        Optional<String> file = values.text(source, "file");
        Optional<String> version = version(source);
        Optional<Duration> poll = atLeast(source, "poll", SHORTEST_POLL, false);
        Optional<Duration> probe = atLeast(source, "probe", SHORTEST_PROBE, true);
        Optional<Start> start = source.text("start").flatMap(text -> values.choice("start", text, Start.values()));
        if (mode.isEmpty()) {
            return Optional.empty();
        }
        needs(source, mode.get());
        warn(source, url, lateness);
        return Optional.of(new PocketBaseAccess(
                mode.get(), url, token, identity, password, file.map(folder::resolve), version, poll, probe, start));
    }

    private Optional<Mode> mode(ConfigMap source) {
        if (MAIN_KEYS.stream().noneMatch(source::has)) {
            KEYS.stream()
                    .filter(source::has)
                    .findFirst()
                    .ifPresent(key -> problems.error(
                            source.place(key),
                            key + " is of use only with a url or a file, from which Lapwing fetches the log itself"));
            return Optional.empty();
        }
        Optional<LocatedText> said = source.text("mode");
        if (said.isPresent()) {
            return values.choice("mode", said.get(), Mode.values());
        }
        return Optional.of(source.has("file") ? Mode.SQLITE : Mode.API);
    }

    /** Each mode has keys that it cannot do without, and others that it could not use. */
    private void needs(ConfigMap source, Mode mode) {
        switch (mode) {
            case API -> {
                missing(source, "url", "mode api needs the url at which PocketBase answers");
                useless(source, List.of("file"), "mode api reads no file; mode sqlite does");
                login(source);
            }
            case SQLITE -> {
                missing(source, "file", "mode sqlite needs the file of PocketBase's log: pb_data/auxiliary.db");
                useless(source, List.of("token", "identity", "password"), "mode sqlite logs in nowhere");
                if (source.has("probe") && !source.has("url")) {
                    problems.error(source.place("probe"), "probe needs the url to which to send it");
                }
            }
        }
    }

    private void login(ConfigMap source) {
        if (source.has("token")) {
            useless(source, List.of("identity", "password"), "there is a token; give one or the other");
        } else if (!source.has("identity") && !source.has("password")) {
            problems.error(
                    source.place(), "mode api needs a superuser's token, or the identity and password of a superuser");
        } else {
            missing(source, "identity", "a password needs the identity whose it is");
            missing(source, "password", "an identity needs its password");
        }
    }

    private void missing(ConfigMap source, String key, String sentence) {
        if (source.text(key).isEmpty()) {
            problems.error(source.place(), sentence);
        }
    }

    private void useless(ConfigMap source, List<String> keys, String sentence) {
        keys.stream()
                .filter(source::has)
                .forEach(key -> problems.error(source.place(key), key + " is of no use: " + sentence));
    }

    private Optional<String> url(ConfigMap source) {
        Optional<String> text = values.text(source, "url");
        Optional<String> wrong = text.flatMap(PocketBaseReader::wrongUrl);
        wrong.ifPresent(sentence -> problems.error(source.place("url"), sentence));
        return wrong.isPresent() ? Optional.empty() : text;
    }

    /** What is wrong with a URL, never with the URL itself: it may hold a password. */
    public static Optional<String> wrongUrl(String text) {
        try {
            var url = new URI(text);
            if (url.getRawUserInfo() != null) {
                return Optional.of("url holds a login; write it as token, or as identity and password");
            }
            boolean plain = url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null;
            return plain && Set.of("http", "https").contains(url.getScheme())
                    ? Optional.empty()
                    : Optional.of("url must be like https://pb.example.com, with nothing behind the path");
        } catch (URISyntaxException e) {
            return Optional.of("url is no URL; write it like https://pb.example.com");
        }
    }

    private Optional<String> version(ConfigMap source) {
        Optional<String> text = values.text(source, "version");
        if (text.isPresent() && !VERSION.matcher(text.get()).matches()) {
            problems.error(source.place("version"), "version is " + text.get() + "; write it like 0.40.4");
            return Optional.empty();
        }
        return text;
    }

    private Optional<Duration> atLeast(ConfigMap source, String key, Duration least, boolean orZero) {
        Optional<Duration> value = values.duration(source, key);
        boolean low = value.filter(given -> given.compareTo(least) < 0)
                .filter(given -> !orZero || !given.isZero())
                .isPresent();
        if (low) {
            problems.error(
                    source.place(key),
                    "%s is too short; it must be at least %s%s"
                            .formatted(
                                    key,
                                    least.toMillis() < 1_000 ? least.toMillis() + "ms" : DurationText.inOneUnit(least),
                                    orZero ? ", or 0s for none" : ""));
        }
        return value;
    }

    private void warn(ConfigMap source, Optional<String> url, Optional<Duration> lateness) {
        if (lateness.filter(given -> given.compareTo(HELD_BACK) < 0).isPresent()) {
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
