package dev.lapwing.connect.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.replay.Run;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of polls, as Neon's audit log would show it, raises no alarm of Lapwing's own rules. */
@Tag("long")
class NeonQuietTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xx").withZone(ZoneOffset.UTC);
    private static final String CONTEXT = "f4b64c79-4048-4cc8-b41f-2d8ca4fbf6fd";
    private static final String BRANCH = "/projects/[^/]+/branches/[^/]+/";
    private static final Map<Pattern, String> OPERATIONS = Map.ofEntries(
            operation("/auth", "GetAuthDetails"),
            operation("/organizations/[^/]+", "GetOrganization"),
            operation("/organizations/[^/]+/api_keys", "ListOrgApiKeys"),
            operation("/organizations/[^/]+/members", "GetOrganizationMembers"),
            operation("/organizations/[^/]+/invitations", "GetOrganizationInvitations"),
            operation("/organizations/[^/]+/vpc/.*", "ListOrganizationVPCEndpointsAllRegions"),
            operation("/consumption_history/.*", "GetConsumptionHistoryPerProjectV2"),
            operation("/projects", "ListProjects"),
            operation("/projects/[^/]+", "GetProject"),
            operation("/projects/[^/]+/branches", "ListProjectBranches"),
            operation("/projects/[^/]+/endpoints", "ListProjectEndpoints"),
            operation("/projects/[^/]+/permissions", "ListProjectPermissions"),
            operation("/projects/[^/]+/members", "ListProjectMembers"),
            operation("/projects/[^/]+/jwks", "GetProjectJWKS"),
            operation("/projects/[^/]+/operations", "ListProjectOperations"),
            operation("/projects/[^/]+/snapshots", "ListSnapshots"),
            operation("/projects/[^/]+/vpc_endpoints", "ListProjectVPCEndpoints"),
            operation("/projects/[^/]+/advisors", "GetProjectAdvisorSecurityIssues"),
            operation(BRANCH + "roles", "ListProjectBranchRoles"),
            operation(BRANCH + "databases", "ListProjectBranchDatabases"),
            operation(BRANCH + "data-api/.*", "GetProjectBranchDataAPI"),
            operation(BRANCH + "buckets", "ListProjectBranchBuckets"),
            operation(BRANCH + "credentials", "ListCredentials"),
            operation(BRANCH + "auth", "GetNeonAuth"),
            operation(BRANCH + "logs/query", "QueryProjectBranchLogs"));

    @TempDir
    private Path folder;

    @Test
    void raisesNoAlarm() throws IOException {
        try (NeonStage stage = new NeonStage("poll.interval.ms", "120000", "storage.logs", "true")) {
            addDatabases(stage.neon.content);
            Instant end = NeonStage.BEGIN.plus(Duration.ofDays(1));
            while (stage.clock.instant().isBefore(end)) {
                stage.round();
            }
            List<String> rows =
                    stage.neon.requests.stream().map(NeonQuietTest::row).toList();
            Path file = Files.write(folder.resolve("audit.txt"), rows);

            Run run = Run.of(
                    rules(),
                    GeoLocator.NONE,
                    new InputFiles(List.of(file.toString()), folder, InputStream.nullInputStream()),
                    Optional.of(RowFormat.NEON_AUDIT),
                    Run.USUAL);

            assertThat(run.lines()).containsExactly((long) rows.size(), (long) rows.size(), 0L, 0L);
            assertThat(stage.neon.requests.stream().filter(each -> each.status() == 404))
                    .as("refusals that could raise one")
                    .hasSizeGreaterThan(100);
            assertThat(run.outcome().finals().stream().map(last -> FinalEpisode.of(last, address -> address)))
                    .isEmpty();
        }
    }

    /** Many databases without the Data API: each is a path that is refused. */
    private static void addDatabases(NeonContent content) {
        IntStream.range(0, 30)
                .forEach(i -> content.items(
                                "/projects/" + NeonStandIn.OPEN + "/branches/br-brave-credit-a88epl88/databases",
                                "databases")
                        .addObject()
                        .put("name", "db" + i));
    }

    /** In the printed form of Neon's one published sample, as a delivery twelve hours later brings it. */
    private static String row(NeonStandIn.Request request) {
        List<String> fields = new ArrayList<>(List.of(
                UUID.randomUUID().toString(),
                TIME.format(request.time().plus(Duration.ofHours(12))),
                "`{ \"changes\": [], \"sync_id\": 57952 }`",
                UUID.randomUUID().toString(),
                request.method(),
                "`{}`",
                request.path(),
                UUID.randomUUID().toString(),
                CONTEXT,
                TIME.format(request.time())));
        if (request.path().startsWith("/projects/")) {
            fields.add(request.path().split("/", -1)[2]);
        }
        fields.addAll(List.of("api_key_org", String.valueOf(request.status()), "`{}`", name(request.path()), "0"));
        return String.join(" ", fields);
    }

    private static String name(String path) {
        return OPERATIONS.entrySet().stream()
                .filter(each -> each.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation: " + path));
    }

    private static Map.Entry<Pattern, String> operation(String path, String name) {
        return Map.entry(Pattern.compile(path), name);
    }

    private static RuleSet rules() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "rules"))) {
            List<RuleFile> all = new ArrayList<>();
            for (Path file : files.filter(each -> each.endsWith("rule.yml"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList()) {
                all.add(new RuleFile(file.toString(), Files.readString(file)));
            }
            return RuleLoader.load(all).required();
        }
    }
}
