package dev.lapwing.posture.neon.kind;

import dev.lapwing.posture.Effect;
import java.util.List;

/**
 * How resources of a kind are listed, and how it is told that one comes or goes.
 *
 * @param word the kind as events write it
 * @param operations the operations that list it
 * @param where a word of the query that has to be true; empty where none has
 * @param single whether an answer is one resource
 * @param items the member of the body that holds it or them; empty where the body does
 * @param id where its id stands; empty where the path of the answer tells it
 * @param name where its name stands
 * @param within the sign between the id of its branch or project and its own; blank where its own stands alone
 * @param having a member without which it is not meant; empty where none is needed
 * @param off whether an answer 404 says that it is switched off
 * @param addedPath how it is told that one came; empty where it is not
 * @param added what that does
 * @param shown the path of the value that is shown of one that comes or goes
 * @param removedPath how it is told that one is gone; empty where it is not
 * @param removed what that does
 */
public record Shape(
        String word,
        List<String> operations,
        String where,
        boolean single,
        String items,
        String id,
        String name,
        char within,
        String having,
        boolean off,
        String addedPath,
        Effect added,
        String shown,
        String removedPath,
        Effect removed) {
    private static final char ALONE = ' ';
    private static final String ADDED = "added";
    private static final String REMOVED = "removed";

    static Shape one(String word, String items, String id, String name) {
        return new Shape(
                word,
                List.of(),
                "",
                true,
                items,
                id,
                name,
                ALONE,
                "",
                false,
                ADDED,
                Effect.CHANGED,
                "",
                REMOVED,
                Effect.CHANGED);
    }

    static Shape many(String word, String items, String id, String name) {
        return new Shape(
                word,
                List.of(),
                "",
                false,
                items,
                id,
                name,
                ALONE,
                "",
                false,
                ADDED,
                Effect.CHANGED,
                "",
                REMOVED,
                Effect.CHANGED);
    }

    Shape of(String... names) {
        return new Shape(
                word,
                List.of(names),
                where,
                single,
                items,
                id,
                name,
                within,
                having,
                off,
                addedPath,
                added,
                shown,
                removedPath,
                removed);
    }

    Shape where(String query) {
        return new Shape(
                word,
                operations,
                query,
                single,
                items,
                id,
                name,
                within,
                having,
                off,
                addedPath,
                added,
                shown,
                removedPath,
                removed);
    }

    Shape within(char sign) {
        return new Shape(
                word,
                operations,
                where,
                single,
                items,
                id,
                name,
                sign,
                having,
                off,
                addedPath,
                added,
                shown,
                removedPath,
                removed);
    }

    Shape having(String member) {
        return new Shape(
                word,
                operations,
                where,
                single,
                items,
                id,
                name,
                within,
                member,
                off,
                addedPath,
                added,
                shown,
                removedPath,
                removed);
    }

    Shape mayBeOff() {
        return new Shape(
                word,
                operations,
                where,
                single,
                items,
                id,
                name,
                within,
                having,
                true,
                addedPath,
                added,
                shown,
                removedPath,
                removed);
    }

    Shape added(Effect effect, String value) {
        return new Shape(
                word,
                operations,
                where,
                single,
                items,
                id,
                name,
                within,
                having,
                off,
                addedPath,
                effect,
                value,
                removedPath,
                removed);
    }

    Shape removed(Effect effect) {
        return new Shape(
                word,
                operations,
                where,
                single,
                items,
                id,
                name,
                within,
                having,
                off,
                addedPath,
                added,
                shown,
                removedPath,
                effect);
    }

    /** One that comes is told by another word, and one that goes is not told. */
    Shape addedAs(String path, String value) {
        return new Shape(
                word,
                operations,
                where,
                single,
                items,
                id,
                name,
                within,
                having,
                off,
                path,
                Effect.CHANGED,
                value,
                "",
                removed);
    }

    /** Whether the id of its branch or project stands before its own. */
    public boolean isWithin() {
        return within != ALONE;
    }
}
