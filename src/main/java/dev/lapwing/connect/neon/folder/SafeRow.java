package dev.lapwing.connect.neon.folder;

import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.redact.Redactor;
import dev.lapwing.text.CommaValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of Neon's audit log without their secrets, else as they are written. JSON within a row is looked at as JSON: in
 * comma-separated values its quotes are doubled, and a secret between them is not seen in the text.
 */
final class SafeRow {
    /** A longer row fits into no record of Kafka with its default limits; cut, it is a dead letter, and not lost unheard. */
    static final int MOST = 200_000;

    static final int VALUES = 17;
    private static final char TICK = '`';

    private final Redactor redactor;
    private final SafeJson json;

    SafeRow(Redactor redactor) {
        this.redactor = redactor;
        this.json = new SafeJson(redactor);
    }

    String of(String row) {
        Optional<List<String>> values = row.indexOf(',') < 0 ? Optional.empty() : CommaValues.split(row, VALUES);
        String safe = redactor.redact(values.isPresent() ? separated(row, values.get()) : printed(row));
        if (safe.length() <= MOST) {
            return safe;
        }
        return safe.substring(0, Character.isHighSurrogate(safe.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }

    private String separated(String row, List<String> values) {
        List<String> safe = values.stream().map(this::value).toList();
        if (safe.equals(values)) {
            return row;
        }
        List<String> quoted = new ArrayList<>();
        safe.forEach(value -> quoted.add(isPlain(value) ? value : '"' + value.replace("\"", "\"\"") + '"'));
        return String.join(",", quoted);
    }

    private static boolean isPlain(String value) {
        return value.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    }

    /** In a printed line JSON stands between back-ticks. */
    private String printed(String row) {
        String[] parts = row.split(String.valueOf(TICK), -1);
        for (int at = 1; at < parts.length; at += 2) {
            parts[at] = value(parts[at]);
        }
        return String.join(String.valueOf(TICK), parts);
    }

    private String value(String value) {
        return JsonTokens.isJson(value) ? json.of(value) : redactor.redact(value);
    }
}
