package dev.lapwing.connect.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collections as JSON arrays, each so short that an envelope with it fits into a record of Kafka with its default limits. A
 * collection that is too long even alone leaves its name and that it was left out.
 *
 * @param arrays the parts, in the order of the collections
 * @param leftOut the names of those that were too long; {@link #ALL} alone where they are too many to be told at all
 */
record CollectionParts(List<String> arrays, List<String> leftOut) {
    /** Stands for all collections. */
    static final String ALL = "collections";

    static final int MOST_OF_PART = 150_000;
    static final int MOST_PARTS = 100;
    private static final int MOST_OF_NAME = 200;

    CollectionParts {
        arrays = List.copyOf(arrays);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The parts.
     *
     * @param collections each as JSON
     */
    static CollectionParts of(List<String> collections) {
        List<String> leftOut = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        StringBuilder part = new StringBuilder("[");
        for (String collection : collections) {
            String element = collection;
            if (2 + collection.length() > MOST_OF_PART) {
                String name = name(collection);
                leftOut.add(name);
                element = leftOut(name);
            }
            if (part.length() > 1 && part.length() + 1 + element.length() + 1 > MOST_OF_PART) {
                arrays.add(part.append(']').toString());
                part = new StringBuilder("[");
            }
            part.append(part.length() > 1 ? "," : "").append(element);
        }
        arrays.add(part.append(']').toString());
        return arrays.size() > MOST_PARTS
                ? new CollectionParts(List.of(), List.of(ALL))
                : new CollectionParts(arrays, leftOut);
    }

    private static String name(String collection) {
        try {
            String name = JsonTokens.member(collection, "name")
                    .flatMap(JsonTokens::text)
                    .orElse("");
            return SafeText.within(name, MOST_OF_NAME);
        } catch (IOException e) {
            throw new IllegalArgumentException("a collection must be JSON, this one is not", e);
        }
    }

    private static String leftOut(String name) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonTokens.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("name", name);
            out.writeBooleanField("leftOut", true);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
