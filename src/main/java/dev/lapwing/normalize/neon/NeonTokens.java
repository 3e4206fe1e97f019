package dev.lapwing.normalize.neon;

import dev.lapwing.normalize.parse.Timestamps;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a printed audit line, in order: words, times put together again, and JSON in back-ticks. Empty fields
 * leave nothing behind in print, so what a value is must be told from its shape.
 */
final class NeonTokens {
    private static final int DATE_LENGTH = "2006-01-02".length();
    private static final int MOST_OF_TIME = 60;

    enum Kind {
        WORD,
        TIME,
        JSON
    }

    record Token(Kind kind, String text) {}

    private final String line;
    private final List<Token> tokens = new ArrayList<>(20);

    private NeonTokens(String line) {
        this.line = line;
    }

    static List<Token> of(String line) {
        NeonTokens reader = new NeonTokens(line);
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) <= ' ') {
                at++;
            } else {
                at = reader.next(at);
            }
        }
        return reader.tokens;
    }

    private int next(int at) {
        if (line.charAt(at) == '`') {
            int close = closingTick(at + 1);
            tokens.add(new Token(Kind.JSON, line.substring(at + 1, close)));
            return close + 1;
        }
        int end = wordEnd(at);
        int timeEnd = timeEnd(at, end);
        tokens.add(
                timeEnd > at
                        ? new Token(Kind.TIME, line.substring(at, timeEnd))
                        : new Token(Kind.WORD, line.substring(at, end)));
        return Math.max(end, timeEnd);
    }

    /** Where the time that begins here ends: date, time and zone are one, two or three words; -1 where none begins. */
    private int timeEnd(int at, int wordEnd) {
        int end = wordEnd;
        for (int words = 1; words <= 3 && wordEnd - at >= DATE_LENGTH && end - at <= MOST_OF_TIME; words++) {
            if (Timestamps.millis(line.substring(at, end)) != null) {
                return end;
            }
            end = wordEnd(skip(end));
        }
        return -1;
    }

    private int skip(int at) {
        return at < line.length() && line.charAt(at) == ' ' ? at + 1 : at;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    /** A back-tick inside a JSON text closes nothing; the one behind the whole value does. */
    private int closingTick(int from) {
        boolean inText = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (c == '`' && !inText) {
                return i;
            }
        }
        int plain = line.indexOf('`', from);
        return plain < 0 ? line.length() : plain;
    }
}
