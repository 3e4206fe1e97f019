package dev.lapwing.cli;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that choose among dead letters. */
final class LetterChoice {
    @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
    private @Nullable String source;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those with this reason, such as unreadable.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only those put aside since then: 2h ago, or 2026-11-09T00:00:00Z.")
    private @Nullable Instant since;

    boolean isGiven() {
        return source != null || reason != null || since != null;
    }

    boolean takes(PutAside letter) {
        return (source == null || source.equals(letter.source()))
                && (reason == null || reason.equals(letter.reason()))
                && (since == null || !letter.time().isBefore(since));
    }

    /** A time, or how long ago it was. */
    static final class Since implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return DurationText.parse(text)
                        .map(ago -> Instant.now().minus(ago))
                        .orElseGet(() -> Instant.parse(text));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a duration such as 2h nor a time such as 2026-11-09T00:00:00Z");
            }
        }
    }
}
