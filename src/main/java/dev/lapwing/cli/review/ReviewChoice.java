package dev.lapwing.cli.review;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.Environment;
import dev.lapwing.config.Config;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.text.DidYouMean;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is reviewed. */
final class ReviewChoice {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILES",
            description = "One snapshot: an export of the collections, the answers of GET /api/collections and"
                    + " GET /api/settings, or polls of a connector, one a line (default: all sources that have a url).")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--source", paramLabel = "NAME", description = "A source of the configuration; may be repeated.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--url", paramLabel = "URL", description = "A PocketBase that the configuration does not name.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "REFERENCE",
            description = "Where a superuser's token for --url is to be found (default: $${env:PB_TOKEN}).")
    private String token = "${env:PB_TOKEN}";

    private final Environment surroundings;

    ReviewChoice(Environment surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether more than one way is chosen. */
    boolean isAmbiguous() {
        return (files.isEmpty() ? 0 : 1) + (names.isEmpty() ? 0 : 1) + (url == null ? 0 : 1) > 1;
    }

    /**
     * What there is to look at. A source that does not let itself be looked at does not keep the others from it.
     *
     * @param failures receives a sentence for each that does not
     */
    List<SeenState> states(Config config, List<String> failures) {
        if (!files.isEmpty()) {
            return List.of(new SeenState(files.get(0).toString(), SnapshotFiles.read(files, surroundings.folder())));
        }
        LiveLooks live = new LiveLooks(surroundings.environment(), Clock.systemUTC());
        if (url != null) {
            return List.of(live.of(url, token));
        }
        List<SeenState> states = new ArrayList<>();
        for (SourceConfig source : sources(config)) {
            try {
                states.add(live.of(source));
            } catch (CommandFailed e) {
                failures.add(e.getMessage());
            }
        }
        return states;
    }

    private List<SourceConfig> sources(Config config) {
        List<SourceConfig> asked =
                config.sources().stream().filter(LiveLooks::canAsk).toList();
        if (names.isEmpty() && asked.isEmpty()) {
            throw CommandFailed.wrong(
                    "There is nothing to look at: name files, a --url, or in lapwing.yml a source with its"
                            + " url and a superuser's login.");
        }
        List<String> known = asked.stream().map(SourceConfig::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw CommandFailed.wrong("There is no source " + name + " with a url and a superuser's login"
                        + DidYouMean.orChoice(name, known) + ".");
            }
        }
        return asked.stream()
                .filter(source -> names.isEmpty() || names.contains(source.name()))
                .toList();
    }
}
