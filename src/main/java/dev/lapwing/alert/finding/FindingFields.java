package dev.lapwing.alert.finding;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what every finding of ours has; anything else was not written by us. */
public final class FindingFields {
    private FindingFields() {}

    /** The text of a field; an {@link IllegalArgumentException} where there is none. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("not a finding of Lapwing: no text " + field);
        }
        return value.textValue();
    }

    /** The whole number of a field; an {@link IllegalArgumentException} where there is none. */
    public static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("not a finding of Lapwing: no whole number " + field);
        }
        return value.longValue();
    }
}
