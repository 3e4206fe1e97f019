package dev.lapwing.normalize.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together again that Postgres cut for syslog: at line breaks and at 900 bytes, see {@code write_syslog} in its
 * {@code elog.c}. Only then can be seen what lies over a cut. Parts belong together by host, process and number of the
 * message, in whatever order they come; a part whose beginning is not there stays alone.
 */
final class ChunkJoin {
    /** So many messages of several parts are put together in one record of a topic; parts of others stay alone. */
    static final int MOST_OPEN = 1000;

    /** A part may end within a word from this length on: 900 bytes less what is left of a character. */
    private static final int FULL = 897;

    private record Key(@Nullable String host, String process, String message) {}

    private ChunkJoin() {}

    /** The messages, each where the first of its parts stood. */
    static List<Piece> join(List<Piece> pieces) {
        Set<Key> cut = new HashSet<>();
        pieces.stream()
                .filter(piece -> piece.chunk() > 1 && cut.size() < MOST_OPEN)
                .forEach(piece -> add(cut, key(piece)));
        Map<Object, List<Piece>> messages = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            Key key = key(piece);
            Object place = key != null && cut.contains(key) ? key : new Object();
            messages.computeIfAbsent(place, any -> new ArrayList<>(1)).add(piece);
        }
        return messages.values().stream()
                .flatMap(parts -> joined(parts).stream())
                .toList();
    }

    private static void add(Set<Key> keys, @Nullable Key key) {
        if (key != null) {
            keys.add(key);
        }
    }

    private static @Nullable Key key(Piece piece) {
        MessageNumber number = piece.number();
        String process = piece.by().process();
        return number == null || process == null ? null : new Key(piece.by().host(), process, number.message());
    }

    private static List<Piece> joined(List<Piece> parts) {
        if (parts.size() == 1) {
            return parts;
        }
        List<Piece> ordered = ordered(parts.stream().distinct().toList());
        List<Piece> messages = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Piece last = null;
        for (Piece part : ordered) {
            if (last != null && part.chunk() == last.chunk() + 1 && !begins(part, last)) {
                append(text, part.text());
            } else {
                end(messages, text);
                messages.add(part);
                text.append(part.text());
            }
            last = part;
        }
        end(messages, text);
        return messages;
    }

    /** Gives the newest message the text of all its parts. */
    private static void end(List<Piece> messages, StringBuilder text) {
        if (!messages.isEmpty()) {
            int newest = messages.size() - 1;
            messages.set(newest, messages.get(newest).withText(text.toString()));
            text.setLength(0);
        }
    }

    /** A line break of the message is written with a tab behind it. */
    private static void append(StringBuilder text, String part) {
        if (text.length() >= PgEvent.MOST_TEXT) {
            return;
        }
        boolean line = part.startsWith("\t");
        text.append(line ? "\n" : "").append(line ? part.substring(1) : part);
    }

    /**
     * Whether a part is an addition to the message with a head of its own, and not the rest of a word that reads like one:
     * whoever sends a statement chooses what stands behind its 900th byte.
     */
    private static boolean begins(Piece part, Piece before) {
        return part.chunk() == 1
                || (before.text().getBytes(StandardCharsets.UTF_8).length < FULL
                        && LineHead.in(part.text()).filter(LineHead::isAdded).isPresent());
    }

    /**
     * As they came, if that is an order, else by their numbers. Where a number stands twice, nobody can tell which part goes
     * on with which: then the beginnings come last, so that nothing goes on with any.
     */
    private static List<Piece> ordered(List<Piece> parts) {
        if (isOrder(parts)) {
            return parts;
        }
        Comparator<Piece> order = Comparator.comparingInt(Piece::chunk);
        boolean twice = parts.stream().map(Piece::chunk).distinct().count() < parts.size();
        return parts.stream().sorted(twice ? order.reversed() : order).toList();
    }

    private static boolean isOrder(List<Piece> parts) {
        int last = 0;
        for (Piece part : parts) {
            if (part.chunk() != 1 && part.chunk() != last + 1) {
                return false;
            }
            last = part.chunk();
        }
        return true;
    }
}
