package dev.lapwing.cli.rulefiles;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.geo.GeoDatabase;
import dev.lapwing.geo.GeoDatabaseUnreadable;
import dev.lapwing.rule.definition.CorrelationRule;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file of places that a command works with, open, or none. */
public final class PlaceFile implements Closeable {
    static final PlaceFile NONE = new PlaceFile(Optional.empty());

    private final Optional<GeoDatabase> database;

    private PlaceFile(Optional<GeoDatabase> database) {
        this.database = database;
    }

    /** Opens the file that the configuration names, if it names one. */
    public static PlaceFile of(Config config) {
        return config.places().map(PlaceFile::open).orElse(NONE);
    }

    /**
     * Opens a file.
     *
     * @throws CommandFailed when it cannot be used
     */
    public static PlaceFile open(Path file) {
        try {
            return new PlaceFile(Optional.of(GeoDatabase.open(file)));
        } catch (GeoDatabaseUnreadable e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    public GeoLocator places() {
        return database.<GeoLocator>map(open -> open).orElse(GeoLocator.NONE);
    }

    /** Which file it is: two runs with different ones may find different things. */
    public Optional<String> words() {
        return database.map(open -> "places: %s, built %s".formatted(open.type(), open.built()));
    }

    /** The rules that can find nothing because there is no file, a sentence each. */
    public List<String> silenced(List<CorrelationRule> rules) {
        if (database.isPresent()) {
            return List.of();
        }
        return rules.stream()
                .filter(rule -> rule.type().looksAtPlaces())
                .map(rule -> rule.head().identity())
                .map("warning: rule %s needs places.database and stays silent"::formatted)
                .toList();
    }

    @Override
    public void close() {
        try {
            if (database.isPresent()) {
                database.get().close();
            }
        } catch (IOException e) {
            throw new CommandFailed("The file of places cannot be closed: " + e.getMessage() + ".", e);
        }
    }
}
