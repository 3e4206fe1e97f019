package dev.lapwing.cli;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A folder of somebody's own rule, with one thing changed; its rows are those of a shipped rule. */
public record OwnRules(Path folder) {
    private static final Path SHIPPED =
            Path.of("src", "main", "resources", "rules", "pocketbase", "pocketbase-stuffing");

    private static final String RULE = """
            title: A login that was refused
            name: mine_failed
            logsource: {product: pocketbase, service: request}
            detection:
              login: {pocketbase.action: [auth-with-password, auth-with-otp], pocketbase.outcome: [authfail, ratelimited]}
              superuser: {pocketbase.collection: _superusers}
              condition: login and not superuser
            ---
            title: Many logins refused
            name: mine
            level: high
            correlation:
              type: event_count
              rules: [mine_failed]
              group-by: [src_endpoint.ip]
              timespan: 5m
              condition: {gte: 25}
            lapwing: {threat: P2}
            """;

    /** Lays the rule {@code mine} down in {@code rules/mine}. */
    public static OwnRules in(Path folder, UnaryOperator<String> change) {
        OwnRules own = new OwnRules(folder);
        own.write("rules/mine/rule.yml", change.apply(RULE));
        own.write("rules/mine/fires.ndjson", own.shipped("fires.ndjson"));
        own.write("rules/mine/quiet.ndjson", own.shipped("quiet.ndjson"));
        return own;
    }

    public String shipped(String file) {
        try {
            return Files.readString(SHIPPED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Terminal run(String... arguments) {
        return Terminal.run(folder, Map.of(), arguments);
    }
}
