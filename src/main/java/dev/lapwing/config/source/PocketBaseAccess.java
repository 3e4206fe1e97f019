package dev.lapwing.config.source;

import dev.lapwing.config.value.DeferredSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How Lapwing fetches the log of a PocketBase itself.
 *
 * @param url where PocketBase answers; in {@link Mode#SQLITE} only for the probe
 * @param token a superuser's token, in place of an identity and its password
 * @param file the log database
 * @param version of PocketBase, where somebody says it
 * @param poll how often it looks; empty where that is left to the connector, as with all that follows
 * @param settings how often it looks at settings and collections
 * @param probe how often it makes a request whose row must then come; zero for never
 * @param start where a log that was never read begins
 */
public record PocketBaseAccess(
        Mode mode,
        Optional<String> url,
        Optional<DeferredSecret> token,
        Optional<String> identity,
        Optional<DeferredSecret> password,
        Optional<Path> file,
        Optional<String> version,
        Optional<Duration> poll,
        Optional<Duration> settings,
        Optional<Duration> probe,
        Optional<Start> start) {

    /** By which way. */
    public enum Mode {
        /** Over HTTP, as a superuser. */
        API,
        /** From the database file on the same machine, without any right in PocketBase. */
        SQLITE
    }

    /** With which row a log begins that was never read. */
    public enum Start {
        BEGINNING,
        NOW
    }

    /** How its connector is set up. */
    ConnectorSetup setup() {
        Map<String, String> properties = new HashMap<>();
        properties.put("mode", mode.name().toLowerCase(Locale.ROOT));
        put(properties, "url", url);
        put(properties, "identity", identity);
        put(properties, "file", file.map(Path::toString));
        put(properties, "version", version);
        put(properties, "start", start.map(from -> from.name().toLowerCase(Locale.ROOT)));
        put(properties, "poll.interval.ms", poll.map(PocketBaseAccess::millis));
        put(properties, "settings.interval.ms", settings.map(PocketBaseAccess::millis));
        put(properties, "probe.interval.ms", probe.map(PocketBaseAccess::millis));
        Map<String, DeferredSecret> secrets = new HashMap<>();
        token.ifPresent(secret -> secrets.put("token", secret));
        password.ifPresent(secret -> secrets.put("password", secret));
        return new ConnectorSetup(ConnectorKind.POCKETBASE, properties, secrets);
    }

    private static void put(Map<String, String> properties, String key, Optional<String> value) {
        value.ifPresent(given -> properties.put(key, given));
    }

    private static String millis(Duration interval) {
        return Long.toString(interval.toMillis());
    }

    /** All that it needs to be let in. */
    public List<DeferredSecret> secrets() {
        var secrets = new ArrayList<DeferredSecret>();
        token.ifPresent(secrets::add);
        password.ifPresent(secrets::add);
        return secrets;
    }
}
