package dev.lapwing.cli.review;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.DeferredSecret;
import dev.lapwing.config.PocketBaseAccess;
import dev.lapwing.config.SecretLookup;
import dev.lapwing.config.SourceConfig;
import dev.lapwing.connect.PocketBaseLook;
import dev.lapwing.connect.pocketbase.config.PocketBaseKeys;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.posture.snapshot.Snapshot;
import dev.lapwing.posture.snapshot.SnapshotReader;
import dev.lapwing.posture.snapshot.SnapshotReading;
import dev.lapwing.redact.Secret;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Snapshots of what runs now, fetched over the API as a superuser. */
final class LiveLooks {
    private final Map<String, String> environment;
    private final Clock clock;

    LiveLooks(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** Whether a source can be asked for its collections. */
    static boolean canAsk(SourceConfig source) {
        return source.access().filter(LiveLooks::hasLogin).isPresent();
    }

    private static boolean hasLogin(PocketBaseAccess access) {
        return access.url().isPresent() && !access.secrets().isEmpty();
    }

    SeenState of(SourceConfig source) {
        PocketBaseAccess access = source.access().filter(LiveLooks::hasLogin).orElseThrow();
        String url = access.url().orElseThrow();
        Optional<String> token = access.token().map(this::revealed);
        Optional<String> password = access.password().map(this::revealed);
        return look(
                source.name(),
                () -> token.isPresent()
                        ? PocketBaseLook.withToken(url, token.get())
                        : PocketBaseLook.withPassword(
                                url, access.identity().orElseThrow(), password.orElseThrow(), clock));
    }

    /**
     * Of a PocketBase that no configuration names.
     *
     * @param token as the configuration would have it: where it is to be found
     */
    SeenState of(String url, String token) {
        PocketBaseKeys.urlProblem(url).ifPresent(problem -> {
            throw CommandFailed.wrong(problem);
        });
        String revealed = revealed(new DeferredSecret(new LocatedText(token, "--token")));
        return look(url, () -> PocketBaseLook.withToken(url, revealed));
    }

    private String revealed(DeferredSecret secret) {
        Problems problems = new Problems();
        Optional<Secret> found = secret.in(new SecretLookup(environment, problems));
        CommandFailed.ifAnyWrong(problems.errors());
        return found.orElseThrow().reveal();
    }

    /** Something that looks. */
    @FunctionalInterface
    private interface Look {
        PocketBaseLook look() throws LogUnreadable;
    }

    private static SeenState look(String name, Look look) {
        try {
            PocketBaseLook seen = look.look();
            return new SeenState(
                    name,
                    part(SnapshotReader.settings(seen.settings())).or(part(SnapshotReader.read(seen.collections()))));
        } catch (LogUnreadable e) {
            throw new CommandFailed("%s cannot be looked at: %s.".formatted(name, e.getMessage()), e);
        }
    }

    private static Snapshot part(SnapshotReading reading) {
        return reading.match(read -> read, problem -> {
            throw new CommandFailed("its answer " + problem);
        });
    }
}
