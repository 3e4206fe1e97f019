package dev.lapwing.cli.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a rule is: whether it can alert already.
 *
 * @param words what there is to say of it everywhere; unused where the sources say it
 * @param sources how far it is with each source; empty where that is the same for all, or not known
 */
record Standing(String words, List<OfSource> sources) {
    Standing {
        sources = List.copyOf(sources);
    }

    static Standing everywhere(String words) {
        return new Standing(words, List.of());
    }

    String text() {
        return sources.isEmpty() ? words : sources.stream().map(OfSource::text).collect(Collectors.joining(", "));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("stands", text());
        if (sources.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("by_source");
        for (OfSource source : sources) {
            source.write(json);
        }
        json.writeEndArray();
    }

    /**
     * How far it is with one source.
     *
     * @param source the source's name, or that of several whose events it counts together
     * @param judgesFrom from when on it can judge an event; empty before the first one came
     * @param learning whether the source is not that far
     */
    record OfSource(String source, Optional<Instant> judgesFrom, boolean learning) {
        String text() {
            return judgesFrom
                    .map(from -> source + (learning ? " learning until " : " watching since ") + from)
                    .orElse(source + " waits for a first event");
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("source", source);
            json.writeBooleanField("learning", learning);
            if (judgesFrom.isPresent()) {
                json.writeStringField(
                        learning ? "until" : "since", judgesFrom.get().toString());
            }
            json.writeEndObject();
        }
    }
}
