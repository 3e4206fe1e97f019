package dev.lapwing.redact;

import dev.lapwing.event.Schema;
import dev.lapwing.redact.neon.NeonContext;
import dev.lapwing.redact.scan.EndpointPrefix;
import dev.lapwing.redact.scan.SecretKeys;
import dev.lapwing.redact.scan.SecretScan;
import dev.lapwing.redact.scan.SecretValue;
import dev.lapwing.redact.span.Mark;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Redacts the values of an event, nested ones too; a value without secrets stays the same instance. */
final class ValueRedactor {
    private static final int MOST_AROUND = 8192;

    /** A shorter secret holds no other. */
    private static final int SHORTEST = 16;

    private final Redactor redactor;
    private final LeakNotes notes;

    ValueRedactor(Redactor redactor, LeakNotes notes) {
        this.redactor = redactor;
        this.notes = notes;
    }

    /** The value of a field. */
    Object redact(Schema schema, int slot, Object value) {
        notes.field(slot < schema.fields().size() ? schema.fields().get(slot) : "");
        return redact(value);
    }

    private Object redact(Object value) {
        if (value instanceof String text) {
            return redactor.replaced(text, notes);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        return value instanceof Map<?, ?> map ? map(map) : value;
    }

    private Object list(List<?> list) {
        List<Object> redacted = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object element : list) {
            Object after = redact(element);
            changed |= after != element;
            redacted.add(after);
        }
        return changed ? Collections.unmodifiableList(redacted) : list;
    }

    private Object map(Map<?, ?> map) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            String shown = redactor.replaced(name, notes);
            notes.enter(shown);
            Object after = value instanceof String text && SecretKeys.kind(name) != null
                    ? named(name, text, around(map, text))
                    : redact(value);
            notes.leave();
            changed |= after != value || !shown.equals(name);
            redacted.put(shown, after);
        }
        return changed ? Collections.unmodifiableMap(redacted) : map;
    }

    /** What its neighbours say tells whose a password is. */
    private static String around(Map<?, ?> map, String but) {
        StringBuilder around = new StringBuilder();
        for (Object value : map.values()) {
            if (value instanceof String text && !text.equals(but) && around.length() + text.length() < MOST_AROUND) {
                around.append(text).append('\n');
            }
        }
        return around.toString().toLowerCase(Locale.ROOT);
    }

    /** In a map the name stands apart from the value, and the value is whole. */
    String named(String name, String text, String around) {
        SecretKind kind = text.isEmpty() ? null : SecretKeys.kind(name);
        int start = kind == null ? 0 : EndpointPrefix.skip(text, 0);
        if (kind == null || !SecretValue.secret(text.substring(start), true, kind, false)) {
            return redactor.replaced(text, notes);
        }
        String secret = text.substring(start);
        List<SecretSpan> inner = SecretScan.of(secret).stream()
                .filter(span -> span.resolved(secret).isNeons())
                .toList();
        if (!inner.isEmpty() && secret.length() > SHORTEST) {
            return text.substring(0, start) + marks(secret, inner);
        }
        Mark mark = redactor.mark(secret, NeonContext.named(around, name, secret, kind));
        notes.add(mark);
        return text.substring(0, start) + mark;
    }

    /** A whole connection string, say, of which the password is what is known again. */
    private String marks(String secret, List<SecretSpan> inner) {
        List<String> marks = new ArrayList<>();
        for (SecretSpan span : inner) {
            Mark mark = redactor.mark(span.secret(secret), span.kind());
            notes.add(mark);
            marks.add(mark.toString());
        }
        return String.join(".", marks);
    }
}
