package dev.lapwing.posture.neon.kind;

import dev.lapwing.posture.Effect;
import java.util.List;

/**
 * How resources of a kind are listed, and how it is told that one comes or goes.
 *
 * @param word the kind as events write it
 * @param operations the operations that list it
 * @param single whether an answer is one resource
 * @param items the member of the body that holds it or them; empty where the body does
 * @param id where its id stands; empty where the path of the answer tells it
 * @param name where its name stands; empty where the id is its name
 * @param which which of them are meant, and by what they are told apart
 * @param told how it is told that one comes or goes
 */
public record Shape(
        String word,
        List<String> operations,
        boolean single,
        String items,
        String id,
        String name,
        Which which,
        Told told) {

    /**
     * Which of the listed are meant, and by what they are told apart.
     *
     * @param query a word of the query that has to be true; empty where none has
     * @param member a member that has to be there; empty where none has
     * @param within the sign between the id of its branch or project and its own; empty where its own stands alone
     * @param off whether an answer 404 says that it is switched off
     */
    public record Which(String query, String member, String within, boolean off) {
        static final Which ALL = new Which("", "", "", false);
    }

    /**
     * How it is told that one comes or goes.
     *
     * @param added the path of one that comes; empty where it is not told
     * @param coming what that does
     * @param shown the path of the value that is shown of it
     * @param removed the path of one that goes; empty where it is not told
     * @param going what that does
     */
    public record Told(String added, Effect coming, String shown, String removed, Effect going) {
        static final Told PLAIN = new Told("added", Effect.CHANGED, "", "removed", Effect.CHANGED);
    }

    static Shape one(String word, String items, String id, String name) {
        return new Shape(word, List.of(), true, items, id, name, Which.ALL, Told.PLAIN);
    }

    static Shape many(String word, String items, String id, String name) {
        return new Shape(word, List.of(), false, items, id, name, Which.ALL, Told.PLAIN);
    }

    Shape of(String... names) {
        return new Shape(word, List.of(names), single, items, id, name, which, told);
    }

    /** Only where the query says so. */
    Shape where(String query) {
        return meaning(new Which(query, which.member(), which.within(), which.off()));
    }

    /** Only those that have this member. */
    Shape having(String member) {
        return meaning(new Which(which.query(), member, which.within(), which.off()));
    }

    /** Its id is one within its branch or project only. */
    Shape within(String sign) {
        return meaning(new Which(which.query(), which.member(), sign, which.off()));
    }

    Shape mayBeOff() {
        return meaning(new Which(which.query(), which.member(), which.within(), true));
    }

    private Shape meaning(Which other) {
        return new Shape(word, operations, single, items, id, name, other, told);
    }

    Shape added(Effect effect, String value) {
        return telling(new Told(told.added(), effect, value, told.removed(), told.going()));
    }

    Shape removed(Effect effect) {
        return telling(new Told(told.added(), told.coming(), told.shown(), told.removed(), effect));
    }

    /** One that comes is told by another word, and one that goes is not told. */
    Shape addedAs(String path, String value) {
        return telling(new Told(path, Effect.CHANGED, value, "", Effect.CHANGED));
    }

    private Shape telling(Told other) {
        return new Shape(word, operations, single, items, id, name, which, other);
    }
}
