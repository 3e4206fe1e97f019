package dev.lapwing.posture.pocketbase;

import dev.lapwing.posture.CollectionField;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.ItemText;
import dev.lapwing.posture.KeptText;
import dev.lapwing.posture.ParsedJson;
import dev.lapwing.posture.Resource;
import dev.lapwing.posture.filter.RuleChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes resources of settings and collections as PocketBase's API writes them. The order of members says nothing. */
final class ResourceReader {
    static final String SETTINGS = "settings";
    /** The tables that the query of a view selects from. */
    static final String TABLES = "viewQuery.tables";
    /** The fields behind the first so many. */
    static final String MORE_FIELDS = "fields";

    static final String PROVIDERS = "oauth2.providers";
    static final List<String> PROVIDER_URLS = List.of("authURL", "tokenURL", "userInfoURL");

    static final int MAX_TEXT = 2_000;
    static final int MAX_NAME = 200;
    static final int MAX_FIELDS = 300;
    static final int MAX_PROVIDERS = 50;

    private ResourceReader() {}

    static Resource settings(Map<?, ?> json) {
        SortedMap<String, Optional<String>> values = new TreeMap<>();
        Watched.SETTINGS.forEach(watched -> read(json, watched, values));
        return new Resource(SETTINGS, SETTINGS, SETTINGS, values, new TreeMap<>());
    }

    /** Empty where it is no collection. */
    static Optional<Resource> collection(Object element) {
        if (!(element instanceof Map<?, ?> json)) {
            return Optional.empty();
        }
        String id = ParsedJson.text(json, "id");
        String type = ParsedJson.text(json, "type");
        return id.isEmpty() || type.isEmpty() ? Optional.empty() : Optional.of(collection(json, id, type));
    }

    private static Resource collection(Map<?, ?> json, String id, String type) {
        SortedMap<String, Optional<String>> values = new TreeMap<>();
        Watched.ofCollection(type).forEach(watched -> read(json, watched, values));
        ParsedJson.scalar(json, "viewQuery")
                .filter(query -> !query.isEmpty())
                .ifPresent(query -> values.put(TABLES, Optional.of(ItemText.sorted(ViewQuery.tables(query).stream()))));
        if (type.equals("auth")) {
            readProviders(json, values);
        }
        return new Resource(
                KeptText.of(type, MAX_NAME),
                KeptText.of(id, MAX_NAME),
                KeptText.of(ParsedJson.text(json, "name"), MAX_NAME),
                values,
                fields(json, values));
    }

    /** A text that is not there is not known: an older version need not have it. A list that is not there is empty. */
    private static void read(Map<?, ?> json, Watched watched, Map<String, Optional<String>> values) {
        String path = watched.path();
        switch (watched.form()) {
            case TEXT -> ParsedJson.scalar(json, path).ifPresent(text -> values.put(path, Optional.of(kept(text))));
            case SET -> values.put(path, Optional.of(ItemText.sorted(items(json, path))));
            case LIST -> values.put(path, Optional.of(ItemText.inOrder(items(json, path))));
            case RULE, LOGIN -> values.put(path, ParsedJson.scalar(json, path).map(ResourceReader::rule));
            case GRANT ->
                values.put(
                        path,
                        ParsedJson.scalar(json, path)
                                .filter(rule -> !rule.isEmpty())
                                .map(ResourceReader::kept));
            case DEMAND -> values.put(path, Optional.of(kept(ParsedJson.text(json, path))));
        }
    }

    /** Of a rule that is too long to be kept nobody can tell later whether it lets in everybody, as the empty one does. */
    private static String rule(String text) {
        boolean same = text.length() > MAX_TEXT
                && RuleChange.of(Optional.of(""), Optional.of(text)).effect() == Effect.CHANGED;
        return same ? "" : kept(text);
    }

    private static String kept(String text) {
        return KeptText.of(text, MAX_TEXT);
    }

    private static Stream<String> items(Map<?, ?> json, String path) {
        return path.equals(Watched.LIMITS)
                ? ParsedJson.objects(json, path).stream().map(ResourceReader::limit)
                : ParsedJson.list(json, path).stream().map(String::valueOf);
    }

    private static String limit(Map<?, ?> limit) {
        String audience = ParsedJson.text(limit, "audience");
        return ParsedJson.text(limit, "label")
                + (audience.isEmpty() ? "" : " " + audience)
                + " " + ParsedJson.text(limit, "maxRequests")
                + "/" + ParsedJson.text(limit, "duration");
    }

    private static void readProviders(Map<?, ?> json, Map<String, Optional<String>> values) {
        List<Map<?, ?>> providers = ParsedJson.objects(json, PROVIDERS);
        values.put(
                PROVIDERS,
                Optional.of(ItemText.sorted(providers.stream().map(provider -> ParsedJson.text(provider, "name")))));
        for (Map<?, ?> provider : providers.subList(0, Math.min(providers.size(), MAX_PROVIDERS))) {
            String name = KeptText.of(ParsedJson.text(provider, "name"), MAX_NAME);
            for (String url : PROVIDER_URLS) {
                values.put(PROVIDERS + "." + name + "." + url, Optional.of(kept(ParsedJson.text(provider, url))));
            }
        }
    }

    private static SortedMap<String, CollectionField> fields(Map<?, ?> json, Map<String, Optional<String>> values) {
        SortedMap<String, CollectionField> fields = new TreeMap<>();
        for (Map<?, ?> field : ParsedJson.objects(json, "fields")) {
            fields.put(KeptText.of(ParsedJson.text(field, "id"), MAX_NAME), field(field));
        }
        TreeMap<String, CollectionField> rest = new TreeMap<>();
        while (fields.size() > MAX_FIELDS) {
            rest.put(fields.lastKey(), fields.remove(fields.lastKey()));
        }
        if (!rest.isEmpty()) {
            values.put(MORE_FIELDS, Optional.of(KeptText.of(rest.toString(), MAX_NAME)));
        }
        return fields;
    }

    private static CollectionField field(Map<?, ?> field) {
        return new CollectionField(
                KeptText.of(ParsedJson.text(field, "name"), MAX_NAME),
                KeptText.of(ParsedJson.text(field, "type"), MAX_NAME),
                ParsedJson.isTrue(field, "hidden"),
                ParsedJson.isTrue(field, "protected"),
                ParsedJson.isTrue(field, "required"));
    }
}
