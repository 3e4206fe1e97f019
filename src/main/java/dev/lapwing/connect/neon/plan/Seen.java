package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.json.JsonItems;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.neon.api.ResourceWalk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks into answers for what is to be asked next. Whatever is not as expected is as if it were not there. */
public final class Seen {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private Seen() {}

    /** The ids of all items of a walk, of those that are as Neon makes them. */
    static List<String> ids(ResourceWalk walk, String member) {
        return walk.items(member).stream()
                .flatMap(item -> id(item, "id").stream())
                .toList();
    }

    /** A member that is an id. */
    static Optional<String> id(String object, String name) {
        return text(object, name).filter(text -> ID.matcher(text).matches());
    }

    public static Optional<String> text(String object, String name) {
        return member(object, name).flatMap(JsonTokens::text);
    }

    static boolean isTrue(String object, String name) {
        return member(object, name).filter("true"::equals).isPresent();
    }

    /** The elements of an array that is the whole body. */
    static List<String> elements(ResourceWalk walk) {
        return JsonItems.ofArray(walk.last().body()).orElse(List.of());
    }

    private static Optional<String> member(String object, String name) {
        try {
            return JsonTokens.member(object, name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
