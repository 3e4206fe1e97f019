package dev.lapwing.cli.alerts;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that choose among alerts. */
public final class AlertChoice {
    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            converter = Level.class,
            description = "Only those of this level and above: informational, low, medium, high or critical.")
    private Severity level = Severity.UNKNOWN;

    @Option(names = "--rule", paramLabel = "NAME", description = "Only those of this rule.")
    private @Nullable String rule;

    @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
    private @Nullable String source;

    @Option(
            names = "--entity",
            paramLabel = "VALUE",
            description = "Only those about this address, account, key or whatever else their rule groups by.")
    private @Nullable String entity;

    public boolean takes(AlertView alert) {
        return alert.severity().compareTo(level) >= 0
                && (rule == null || rule.equals(alert.rule()))
                && (source == null || source.equals(alert.source()))
                && (entity == null
                        || alert.group().stream()
                                .anyMatch(value -> value.value().equals(entity)));
    }

    /** A level as rules name it. */
    static final class Level implements ITypeConverter<Severity> {
        @Override
        public Severity convert(String text) {
            return Severity.named(text.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no level; there are "
                            + Arrays.stream(Severity.values())
                                    .filter(one -> one != Severity.UNKNOWN)
                                    .map(Severity::word)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
