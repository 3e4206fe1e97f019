package dev.lapwing.redact;

import dev.lapwing.redact.scan.EndpointPrefix;
import dev.lapwing.redact.scan.SecretKeys;
import dev.lapwing.redact.scan.SecretKind;
import dev.lapwing.redact.scan.SecretValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Redacts the values of an event, nested ones too; a value without secrets stays the same instance. */
final class ValueRedactor {
    private final Redactor redactor;

    ValueRedactor(Redactor redactor) {
        this.redactor = redactor;
    }

    Object redact(Object value) {
        if (value instanceof String text) {
            return redactor.redact(text);
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
            Object after = value instanceof String text ? named(name, text) : redact(value);
            String shown = redactor.redact(name);
            changed |= after != value || !shown.equals(name);
            redacted.put(shown, after);
        }
        return changed ? Collections.unmodifiableMap(redacted) : map;
    }

    /** In a map the name stands apart from the value, and the value is whole. */
    String named(String name, String text) {
        SecretKind kind = text.isEmpty() ? null : SecretKeys.kind(name);
        int start = kind == null ? 0 : EndpointPrefix.skip(text, 0);
        if (kind == null || !SecretValue.secret(text.substring(start), true, kind, false)) {
            return redactor.redact(text);
        }
        return text.substring(0, start) + redactor.mark(text.substring(start), kind);
    }
}
