package dev.lapwing.posture.neon.kind;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.posture.ItemText;
import dev.lapwing.posture.KeptText;
import dev.lapwing.posture.ParsedJson;
import dev.lapwing.posture.neon.list.ListedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the body of an answer lists.
 *
 * @param items the resources in it
 * @param elements how many it lists, also those that are not meant
 * @param missed how many of them have no id, or are none
 * @param next the cursor of the next page; empty where the body names none
 * @param readable whether it is a body of its kind
 */
public record NeonBody(List<ListedItem> items, int elements, int missed, String next, boolean readable) {
    private static final int MAX_TEXT = 500;
    private static final int MAX_TREE = 50;
    private static final int MAX_DEPTH = 4;
    private static final NeonBody UNREADABLE = new NeonBody(List.of(), 0, 0, "", false);
    private static final NeonBody OFF = new NeonBody(List.of(), 0, 0, "", true);

    public NeonBody {
        items = List.copyOf(items);
    }

    /** Of an answer that could be given, or that says that there is none. */
    public static NeonBody of(NeonKind kind, NeonAnswer answer, boolean off) {
        if (off) {
            return OFF;
        }
        Object body = answer.body().orElse("");
        Map<?, ?> members = body instanceof Map<?, ?> map ? map : Map.of();
        Shape shape = kind.shape();
        Object found = shape.items().isEmpty()
                ? body
                : ParsedJson.at(members, shape.items()).orElse("");
        NeonPlace place = NeonPlace.of(answer);
        if (shape.single()) {
            return found instanceof Map<?, ?> one ? of(Stream.of(one), kind, place, "") : UNREADABLE;
        }
        return found instanceof List<?> many ? of(many.stream(), kind, place, cursor(members)) : UNREADABLE;
    }

    private static NeonBody of(Stream<?> elements, NeonKind kind, NeonPlace place, String next) {
        List<ListedItem> items = new ArrayList<>();
        int missed = 0;
        List<?> all = elements.toList();
        for (Object element : all) {
            Map<?, ?> object = element instanceof Map<?, ?> map ? map : Map.of();
            Optional<ListedItem> item = item(object, kind, place);
            item.filter(it -> isMeant(object, kind)).ifPresent(items::add);
            missed += item.isPresent() ? 0 : 1;
        }
        return new NeonBody(items, all.size(), missed, next, true);
    }

    private static boolean isMeant(Map<?, ?> object, NeonKind kind) {
        String needed = kind.shape().which().member();
        return needed.isEmpty() || ParsedJson.at(object, needed).isPresent();
    }

    private static Optional<ListedItem> item(Map<?, ?> object, NeonKind kind, NeonPlace place) {
        Shape shape = kind.shape();
        String id = shape.id().isEmpty() ? ofPath(place) : text(object, shape.id());
        if (id.isEmpty() || (object.isEmpty() && !shape.single())) {
            return Optional.empty();
        }
        String scope = place.branch().isEmpty() || kind == NeonKind.ADVISOR ? place.project() : place.branch();
        String uid =
                shape.which().within().isEmpty() ? id : scope + shape.which().within() + id;
        String name = shape.name().isEmpty() ? id : text(object, shape.name());
        SortedMap<String, String> values = new TreeMap<>();
        kind.members().forEach(member -> put(values, member, object));
        return Optional.of(new ListedItem(uid, name.isEmpty() ? uid : name, values));
    }

    private static String ofPath(NeonPlace place) {
        String at = place.branch().isEmpty() ? place.project() : place.branch();
        return place.database().isEmpty() ? at : at + "/" + place.database();
    }

    private static void put(SortedMap<String, String> values, NeonMember member, Map<?, ?> object) {
        switch (member.form()) {
            case TEXT, KEPT, TOLD_FLAG -> putText(values, member.path(), text(object, member.at()));
            case FLAG -> values.put(member.path(), String.valueOf(ParsedJson.isTrue(object, member.at())));
            case URL -> putText(values, member.path(), UrlText.of(text(object, member.at())));
            case SET -> putText(values, member.path(), ItemText.sorted(elements(object, member.at())));
            case TREE -> ParsedJson.at(object, member.at()).ifPresent(tree -> putTree(values, member.path(), tree, 0));
        }
    }

    private static void putText(SortedMap<String, String> values, String path, String text) {
        if (!text.isEmpty()) {
            values.put(path, text);
        }
    }

    private static Stream<String> elements(Map<?, ?> object, String at) {
        int bracket = at.indexOf('[');
        if (bracket < 0) {
            return ParsedJson.list(object, at).stream()
                    .filter(element -> !(element instanceof Map<?, ?>))
                    .map(String::valueOf)
                    .filter(text -> !text.isBlank());
        }
        String name = at.substring(bracket + 1, at.length() - 1);
        return ParsedJson.objects(object, at.substring(0, bracket)).stream().map(element -> text(element, name));
    }

    private static void putTree(SortedMap<String, String> values, String path, Object tree, int depth) {
        if (tree instanceof Map<?, ?> map && depth < MAX_DEPTH) {
            new TreeMap<String, Object>(named(map))
                    .forEach((name, below) -> putTree(values, path + "." + name, below, depth + 1));
        } else if (tree instanceof List<?> list) {
            putBounded(values, path, ItemText.sorted(list.stream().map(String::valueOf)));
        } else {
            putBounded(values, path, KeptText.of(String.valueOf(tree), MAX_TEXT));
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new TreeMap<>();
        map.forEach((name, value) -> named.put(KeptText.of(String.valueOf(name), MAX_TREE), value));
        return named;
    }

    private static void putBounded(SortedMap<String, String> values, String path, String text) {
        if (values.size() < MAX_TREE) {
            values.put(path, text);
        }
    }

    private static String text(Map<?, ?> object, String at) {
        return KeptText.of(ParsedJson.text(object, at), MAX_TEXT);
    }

    private static String cursor(Map<?, ?> body) {
        String cursor = text(body, "pagination.next");
        return cursor.isEmpty() ? text(body, "pagination.cursor") : cursor;
    }
}
