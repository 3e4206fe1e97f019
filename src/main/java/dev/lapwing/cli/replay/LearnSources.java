package dev.lapwing.cli.replay;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.text.DidYouMean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the configured source that files are of: the one that is named, or the only one whose rows look like this. */
final class LearnSources {
    private final List<SourceConfig> sources;
    private final Optional<SourceConfig> named;
    private final Set<String> problems = new LinkedHashSet<>();

    /**
     * The choice.
     *
     * @throws CommandFailed when the named one is not configured
     */
    LearnSources(List<SourceConfig> sources, Optional<String> name) {
        this.sources = List.copyOf(sources);
        this.named = name.map(this::find);
    }

    /**
     * The name of the source, where it is clear without a look at the rows.
     *
     * @throws CommandFailed where several are configured and none was named
     */
    String single() {
        if (named.isEmpty() && sources.size() != 1) {
            throw CommandFailed.wrong("Several sources are configured; --instance NAME says whose rows to learn from.");
        }
        return named.orElseGet(() -> sources.get(0)).name();
    }

    /** How rows of JSON are read where the source they are of is known before the files are. */
    Optional<RowReading> reading() {
        Optional<SourceConfig> known = sources.size() == 1 ? Optional.of(sources.get(0)) : named;
        return known.flatMap(SourceConfig::json).map(RowReading::json);
    }

    /** The source's name for rows that are read like this; nothing where that does not tell, which is a problem. */
    synchronized Optional<String> of(Optional<RowReading> reading) {
        if (reading.isEmpty()) {
            return named.map(SourceConfig::name);
        }
        String format = reading.get().word();
        List<String> fitting = sources.stream()
                .filter(source -> source.reads(format))
                .filter(source -> named.isEmpty() || named.get().equals(source))
                .map(SourceConfig::name)
                .toList();
        if (fitting.size() != 1) {
            problems.add(problem(format, fitting));
        }
        return fitting.stream().findFirst();
    }

    /** What was wrong with the inputs that were opened so far, a sentence each. */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    private String problem(String format, List<String> fitting) {
        if (fitting.isEmpty()) {
            return named.map(source -> "Rows of the format " + format + " are none of " + source.name() + ".")
                    .orElse("No configured source has rows of the format " + format + ".");
        }
        return "The sources " + String.join(", ", fitting) + " have rows of the format " + format
                + "; --instance NAME says whose these are.";
    }

    private SourceConfig find(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandFailed.wrong("There is no source " + name + " in the configuration"
                        + DidYouMean.orChoice(
                                name, sources.stream().map(SourceConfig::name).toList())));
    }
}
