package dev.lapwing.config.source;

import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.config.value.DeferredSecret;
import dev.lapwing.connect.neon.config.NeonKeys;
import dev.lapwing.connect.neon.folder.NeonFolderKeys;
import dev.lapwing.connect.neon.webhook.NeonWebhookKeys;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the keys of a Neon source: which windows it is seen through, and how Lapwing's own connectors open some of them. */
final class NeonReader {
    private static final String API_KEY = "api.key";
    private static final String STORAGE_LOGS = "storage.logs";
    private static final String AUDIT_FOLDER = "audit.folder";
    private static final String AUTH_URL = "auth.url";
    private static final String WINDOWS = "windows";

    private static final List<String> OF_API = List.of(API_KEY, "org", "projects", "url", "poll", STORAGE_LOGS);
    private static final List<String> OF_FOLDER = List.of(AUDIT_FOLDER);
    private static final List<String> OF_WEBHOOKS =
            List.of(AUTH_URL, "webhooks.host", "webhooks.port", "webhooks.path");

    static final List<String> KEYS = Stream.of(OF_API, OF_FOLDER, OF_WEBHOOKS, List.of(WINDOWS))
            .flatMap(List::stream)
            .toList();

    private final Problems problems;
    private final ConfigValueReader values;
    private final Path folder;
    private final Set<NeonWindow> windows = EnumSet.noneOf(NeonWindow.class);
    private final List<ConnectorSetup> connectors = new ArrayList<>();

    NeonReader(Problems problems, ConfigValueReader values, Path folder) {
        this.problems = problems;
        this.values = values;
        this.folder = folder;
    }

    /** What the source is; where nothing is said of its windows, audit rows that somebody else brings. */
    NeonSource read(LocatedMap source) {
        api(source);
        auditFiles(source);
        webhooks(source);
        for (LocatedText text : source.textList(WINDOWS)) {
            values.choice(WINDOWS, text, NeonWindow.values()).ifPresent(windows::add);
        }
        if (windows.isEmpty()) {
            windows.add(NeonWindow.AUDIT);
        }
        return new NeonSource(windows, connectors);
    }

    private void api(LocatedMap source) {
        var check = new ConnectorCheck(problems, NeonKeys.problems(), OF_API, Map.of("poll", "poll.interval.ms"));
        if (Stream.of(API_KEY, "org", "projects").noneMatch(source::has)) {
            check.idle(source, "an api.key, with which Lapwing asks Neon's API");
            return;
        }
        Map<String, String> given = new HashMap<>();
        Optional<DeferredSecret> key = values.later(source, API_KEY);
        key.ifPresent(secret -> given.put(API_KEY, ConnectorCheck.toCheck(secret)));
        list(source, "org").ifPresent(text -> given.put("org", text));
        list(source, "projects").ifPresent(text -> given.put("projects", text));
        values.text(source, "url").ifPresent(text -> given.put("url", text));
        boolean logs = source.text(STORAGE_LOGS)
                .flatMap(text -> values.yesOrNo(STORAGE_LOGS, text))
                .orElse(false);
        given.put(STORAGE_LOGS, Boolean.toString(logs));
        Optional<Duration> poll = values.duration(source, "poll");
        Map<String, Duration> intervals =
                poll.map(every -> Map.of("poll", every)).orElse(Map.of());
        windows.add(NeonWindow.POLLS);
        if (logs) {
            windows.add(NeonWindow.STORAGE);
        }
        if (check.pass(source, given, intervals) && key.isPresent()) {
            Optional.ofNullable(given.get("url"))
                    .filter(PocketBaseReader::isOpenToEars)
                    .ifPresent(url -> problems.warning(
                            source.place("url"), "over http the API key can be read on its way; use https"));
            given.remove(API_KEY);
            poll.ifPresent(every -> given.put(check.named("poll"), Long.toString(every.toMillis())));
            connectors.add(new ConnectorSetup(ConnectorKind.NEON, given, Map.of(API_KEY, key.get())));
        }
    }

    private void auditFiles(LocatedMap source) {
        if (!source.has(AUDIT_FOLDER)) {
            return;
        }
        windows.add(NeonWindow.AUDIT);
        Map<String, String> given = new HashMap<>();
        values.text(source, AUDIT_FOLDER)
                .ifPresent(text -> given.put("folder", folder.resolve(text).toString()));
        var check = new ConnectorCheck(problems, NeonFolderKeys.problems(), OF_FOLDER, Map.of(AUDIT_FOLDER, "folder"));
        if (check.pass(source, given, Map.of())) {
            connectors.add(new ConnectorSetup(ConnectorKind.NEON_FOLDER, given, Map.of()));
        }
    }

    private void webhooks(LocatedMap source) {
        Map<String, String> names = Map.of("webhooks.host", "host", "webhooks.port", "port", "webhooks.path", "path");
        var check = new ConnectorCheck(problems, NeonWebhookKeys.problems(), OF_WEBHOOKS, names);
        if (!source.has(AUTH_URL)) {
            check.idle(source, "an auth.url, whose webhooks Lapwing takes");
            return;
        }
        windows.add(NeonWindow.AUTH);
        Map<String, String> given = new HashMap<>();
        list(source, AUTH_URL).ifPresent(text -> given.put(AUTH_URL, text));
        names.forEach((key, named) -> values.text(source, key).ifPresent(text -> given.put(named, text)));
        if (check.pass(source, given, Map.of())) {
            connectors.add(new ConnectorSetup(ConnectorKind.NEON_WEBHOOKS, given, Map.of()));
        }
    }

    /** One text, or several, as the connector takes a list. */
    private Optional<String> list(LocatedMap source, String key) {
        List<String> texts = source.oneOrMore(key).stream()
                .flatMap(text -> values.resolved(text).stream())
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.stream().collect(Collectors.joining(",")));
    }
}
