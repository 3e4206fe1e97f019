package dev.lapwing.ingest;

import dev.lapwing.normalize.ControlRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Rows of a source, damaged by chance: always the same for a seed. */
final class MutatedRows {
    private static final List<String> PIECES = List.of(
            "\"", "\\", "{", "}", "`", "\\ud800", "\\u0000", "\u0001", "\t", "\u001b[31m", "\u00ff", ",", "null");

    private final List<byte[]> rows;
    private final Instant arrival;
    private final Random random;
    private byte[] last = {' ', '{'};

    MutatedRows(List<byte[]> rows, Instant arrival, long seed) {
        this.rows = rows;
        this.arrival = arrival;
        this.random = new Random(seed);
    }

    List<byte[]> of(int count) {
        List<byte[]> mutated = new ArrayList<>();
        while (mutated.size() < count) {
            last = next();
            if (!new String(last, StandardCharsets.ISO_8859_1).isBlank()) {
                mutated.add(last);
            }
        }
        return mutated;
    }

    private byte[] next() {
        if (random.nextInt(20) == 0) {
            return last;
        }
        byte[] row = random.nextInt(20) == 0 ? control() : rows.get(random.nextInt(rows.size()));
        for (int change = random.nextInt(3); change > 0; change--) {
            row = changed(row);
        }
        return row;
    }

    private byte[] control() {
        long upTo = arrival.toEpochMilli() + (random.nextInt(10) - 6) * 20_000L;
        return switch (random.nextInt(3)) {
            case 0 -> new ControlRow.Progress(upTo).toBytes();
            case 1 -> new ControlRow.End(OptionalLong.of(upTo)).toBytes();
            default -> new ControlRow.End(OptionalLong.empty()).toBytes();
        };
    }

    private byte[] changed(byte[] row) {
        int at = random.nextInt(row.length);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(row, at);
            case 1 -> Arrays.copyOf(row, Math.max(1, at));
            case 2 -> with(row, at, PIECES.get(random.nextInt(PIECES.size())));
            case 3 -> with(row, at, "y".repeat(401 + random.nextInt(600)));
            case 4 -> with(row, value(row, at), "z".repeat(401 + random.nextInt(600)));
            case 5 -> with(row, value(row, at), "5".repeat(5_000));
            case 6 -> text(text(row).replaceAll("20[0-9][0-9]-", "2097-"));
            default -> with(row, value(row, at), "\u0007\u2028");
        };
    }

    /** Where a text of a JSON object begins behind a place. */
    private static int value(byte[] row, int at) {
        int found = text(row).indexOf("\":\"", at);
        return found < 0 ? at : found + 3;
    }

    private byte[] flipped(byte[] row, int at) {
        byte[] other = row.clone();
        other[at] = (byte) random.nextInt();
        return other;
    }

    private static byte[] with(byte[] row, int at, String piece) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(row, 0, at);
        joined.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
        joined.write(row, at, row.length - at);
        return joined.toByteArray();
    }

    private static String text(byte[] row) {
        return new String(row, StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String row) {
        return row.getBytes(StandardCharsets.ISO_8859_1);
    }
}
