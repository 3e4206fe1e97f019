package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of ours between a source's rows, in a raw topic or a file: how far was read, or that no more will come. */
public sealed interface ControlRow {
    /** The header that our own tools give such a record: whoever writes a line of a log can write none. */
    String HEADER = "lapwing.control";

    /**
     * Everything up to this time was read.
     *
     * @param upToMillis in milliseconds since the epoch
     */
    record Progress(long upToMillis) implements ControlRow {
        @Override
        public <T> T match(Function<Progress, T> progress, Function<End, T> end) {
            return progress.apply(this);
        }
    }

    /**
     * No more rows will come; with a time, the horizon.
     *
     * @param upToMillis the horizon in milliseconds since the epoch, where it has one
     */
    record End(OptionalLong upToMillis) implements ControlRow {
        @Override
        public <T> T match(Function<Progress, T> progress, Function<End, T> end) {
            return end.apply(this);
        }
    }

    /** Calls the function of the case at hand. */
    <T> T match(Function<Progress, T> progress, Function<End, T> end);

    /** The row as one line of JSON, without a line end. */
    default byte[] toBytes() {
        OptionalLong upTo = match(it -> OptionalLong.of(it.upToMillis()), End::upToMillis);
        return JsonReader.object(out -> {
            out.writeStringField("lapwing", match(it -> "progress", it -> "end"));
            if (upTo.isPresent()) {
                out.writeStringField("upTo", Timestamps.iso(Instant.ofEpochMilli(upTo.getAsLong())));
            }
        });
    }

    /** The control row that a line is; empty for every other line, at the price of a few compared bytes. */
    static Optional<ControlRow> parse(byte[] row) {
        if (!Prefix.starts(row)) {
            return Optional.empty();
        }
        try {
            return JsonReader.read(row, ControlRow::read).value();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ControlRow> read(JsonParser parser) throws IOException {
        parser.nextToken();
        String kind = null;
        String upTo = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            String text = JsonReader.text(parser);
            kind = name.equals("lapwing") ? text : kind;
            upTo = name.equals("upTo") ? text : upTo;
        }
        return parser.nextToken() == null ? of(kind, upTo) : Optional.empty();
    }

    private static Optional<ControlRow> of(@Nullable String kind, @Nullable String upTo) {
        Long millis = upTo == null ? null : Timestamps.millis(upTo);
        if ("progress".equals(kind) && millis != null) {
            return Optional.of(new Progress(millis));
        }
        if ("end".equals(kind) && upTo == null) {
            return Optional.of(new End(OptionalLong.empty()));
        }
        return "end".equals(kind) && millis != null ? Optional.of(new End(OptionalLong.of(millis))) : Optional.empty();
    }

    /** How every control row begins. */
    final class Prefix {
        private static final byte[] BYTES = "{\"lapwing\":".getBytes(StandardCharsets.UTF_8);

        private Prefix() {}

        private static boolean starts(byte[] row) {
            if (row.length < BYTES.length) {
                return false;
            }
            for (int i = 0; i < BYTES.length; i++) {
                if (row[i] != BYTES[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
