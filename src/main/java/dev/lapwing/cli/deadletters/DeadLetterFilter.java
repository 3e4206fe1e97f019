package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.input.TypedTime;
import dev.lapwing.cli.input.ZoneOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose among dead letters. */
final class DeadLetterFilter {
    @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
    private @Nullable String source;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those with this reason, such as unreadable.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TypedTime.Since.class,
            description = "Only those put aside since then: 2h ago, or 2026-11-09T00:00:00Z.")
    private @Nullable TypedTime since;

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    boolean isGiven() {
        return source != null || reason != null || since != null;
    }

    boolean takes(DeadLetterRecord letter) {
        return (source == null || source.equals(letter.letter().source()))
                && (reason == null || reason.equals(letter.letter().reason()))
                && zone.in(since).filter(letter.time()::isBefore).isEmpty();
    }
}
