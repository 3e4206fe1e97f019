package dev.lapwing.replay.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;

/** Cuts JSON into rows, byte by byte; blanks between values are dropped, so that a row is the same in every layout. */
final class JsonSplitter {
    private static final int DEEPEST = 1 << 20;
    private static final int LONGEST_KEY = 32;
    private static final int NOWHERE = -1;
    private static final String ITEMS = "items";

    private final boolean pages;
    private final ByteArrayOutputStream out;
    private final BitSet lists = new BitSet();
    private final StringBuilder key = new StringBuilder();
    private int depth;
    /** How deep a value is a row of its own. */
    private int rowDepth;

    private boolean inRow;
    private boolean inText;
    private boolean escaped;
    private boolean sawItems;
    private boolean damaged;
    private long rows;

    JsonSplitter(boolean pages, ByteArrayOutputStream out) {
        this.pages = pages;
        this.out = out;
        this.rowDepth = pages ? NOWHERE : 0;
    }

    /** Takes the next byte. Behind a damaged place nothing is a row any more; {@link #end()} tells. */
    void next(byte each) {
        if (damaged) {
            return;
        }
        if (inText) {
            text(each);
            return;
        }
        switch (each) {
            case ' ', '\t', '\r', '\n' -> blank();
            case '{', '[' -> open(each == '[');
            case '}', ']' -> close(each == ']');
            case ',' -> comma();
            case ':' -> put(':');
            default -> value(each);
        }
    }

    /** Says that there is no more. */
    void end() throws IOException {
        if (damaged) {
            throw new IOException("the JSON is damaged behind row " + rows);
        }
        if (inText || depth > 0) {
            throw new IOException("the JSON ends in the middle");
        }
    }

    private void text(byte each) {
        if (each == '\n' || each == '\r') {
            // no JSON, and two rows if it were kept
            putEscaped(each == '\n' ? 'n' : 'r');
            return;
        }
        put(each);
        if (escaped) {
            escaped = false;
        } else if (each == '\\') {
            escaped = true;
        } else if (each == '"') {
            inText = false;
        } else if (pages && depth == 1 && key.length() < LONGEST_KEY) {
            key.append((char) each);
        }
    }

    private void putEscaped(char letter) {
        if (!escaped) {
            put('\\');
        }
        escaped = false;
        put(letter);
    }

    private void blank() {
        if (depth == 0 && inRow) {
            endRow();
        }
    }

    private void open(boolean list) {
        boolean holdsRows = !inRow && (depth == 0 ? list || pages : opensItems(list));
        lists.set(depth, list);
        if (holdsRows) {
            depth++;
            sawItems = depth > 1;
            rowDepth = list ? depth : NOWHERE;
            key.setLength(0);
            return;
        }
        begin();
        put(list ? '[' : '{');
        depth++;
        damaged = depth > DEEPEST;
    }

    private boolean opensItems(boolean list) {
        return pages
                && list
                && depth == 1
                && rowDepth == NOWHERE
                && key.toString().equals(ITEMS);
    }

    private void close(boolean list) {
        if (depth == 0 || lists.get(depth - 1) != list) {
            damaged = true;
            return;
        }
        if (depth == rowDepth) {
            leave();
            return;
        }
        depth--;
        put(list ? ']' : '}');
        if (inRow && depth == rowDepth) {
            endRow();
        }
        if (pages && depth == 0) {
            damaged |= !sawItems;
            sawItems = false;
        }
    }

    /** The end of a list of rows. */
    private void leave() {
        if (inRow) {
            endRow();
        }
        depth--;
        rowDepth = pages ? NOWHERE : depth;
    }

    private void comma() {
        if (depth == rowDepth) {
            if (inRow) {
                endRow();
            }
            return;
        }
        if (depth == 1) {
            key.setLength(0);
        }
        put(',');
    }

    private void value(byte each) {
        begin();
        put(each);
        if (each == '"') {
            inText = true;
            key.setLength(0);
        }
    }

    private void begin() {
        inRow |= depth == rowDepth;
    }

    private void put(int each) {
        if (inRow) {
            out.write(each);
        }
    }

    private void endRow() {
        out.write('\n');
        inRow = false;
        rows++;
    }
}
