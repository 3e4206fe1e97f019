package dev.lapwing.cli.input;

import dev.lapwing.text.DidYouMean;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says where typed times are read off the clock. */
public final class ZoneOption {
    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Typed.class,
            description =
                    "The zone of times that name none, such as Europe/Berlin or +02:00 (default: UTC; times in rows"
                            + " of JSON are refused without one).")
    private @Nullable ZoneId zone;

    public Optional<Instant> in(@Nullable TypedTime time) {
        return Optional.ofNullable(time).map(typed -> typed.in(orUtc()));
    }

    /** The zone that was named, else UTC. */
    public ZoneId orUtc() {
        return zone().orElse(ZoneOffset.UTC);
    }

    /** The zone, where one was named. */
    Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** Makes a zone of an option. */
    static final class Typed implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no zone such as Europe/Berlin, +02:00 or UTC"
                        + DidYouMean.orChoice(text, ZoneId.getAvailableZoneIds()));
            }
        }
    }
}
