package dev.lapwing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A room is a package below {@code dev.lapwing} with all that lies in it. Many of its classes are public only because it has
 * several folders; here stands what others may use of it.
 */
class RoomsTest {
    private static final String OURS = "dev.lapwing.";
    private static final int MOST = 20;

    /** Folders that are open to all, beside the root of each room. */
    private static final Set<String> OPEN = Set.of(
            "rule.definition",
            "detect.signal",
            "detect.watermark",
            "notify.message",
            "topology.setup",
            "topology.source",
            "topology.metrics",
            "topology.rights");

    /** The classes of other folders through which a room is entered. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry(
                    "alert.finding",
                    Set.of("Activity", "FindingFields", "FindingWriter", "IncidentMark", "IncidentWriter")),
            Map.entry(
                    "alert.incident",
                    Set.of(
                            "Incident",
                            "IncidentAlert",
                            "IncidentAlertCodec",
                            "IncidentAlerts",
                            "IncidentBound",
                            "IncidentChanges",
                            "Incidents",
                            "StrongEntity")),
            Map.entry("alert.words", Set.of("GroupValue", "Margin", "ValueDisplay")),
            Map.entry("connect.config", Set.of("KeyProblems")),
            Map.entry("connect.neon.config", Set.of("NeonKeys")),
            Map.entry("connect.neon.folder", Set.of("NeonFolderKeys")),
            Map.entry("connect.neon.webhook", Set.of("NeonWebhookKeys")),
            Map.entry("connect.pocketbase.config", Set.of("PocketBaseKeys")),
            Map.entry(
                    "config.source",
                    Set.of(
                            "ConnectorKind",
                            "ConnectorSetup",
                            "NeonSource",
                            "NeonWindow",
                            "PocketBaseAccess",
                            "SnapshotFile",
                            "SourceConfig")),
            Map.entry("config.known", Set.of("KnownFile")),
            Map.entry("config.value", Set.of("ConfigValueReader", "DeferredSecret", "SecretLookup")),
            Map.entry("connect.source", Set.of("LogUnreadable")),
            Map.entry(
                    "continuity.poll",
                    Set.of(
                            "Advised",
                            "ConfigLook",
                            "ListedRow",
                            "LogLook",
                            "LogPoll",
                            "LogSettings",
                            "NeonAnswer",
                            "NeonReading",
                            "PollEnvelope",
                            "PollReading",
                            "Probe",
                            "SentProbe")),
            Map.entry("detect.episode", Set.of("AlertVersion", "CloseReason", "Episode")),
            Map.entry("detect.explain", Set.of("Bound", "GroupExplainer", "GroupExplanation", "Nearness")),
            Map.entry("detect.window", Set.of("Measurement")),
            Map.entry("normalize.json", Set.of("JsonRow", "JsonShape")),
            Map.entry("normalize.neon", Set.of("NeonAuditRow")),
            Map.entry("normalize.parse", Set.of("EventIdentity", "Normalized", "RowParser")),
            Map.entry("normalize.postgres", Set.of("PostgresRow")),
            Map.entry("normalize.text", Set.of("TextRow")),
            Map.entry("notify.channel", Set.of("Channel", "Endpoint", "HttpSender")),
            Map.entry(
                    "notify.delivery",
                    Set.of("Delivery", "DeliveryJson", "DeliveryStatus", "Mute", "MuteJson", "Undelivered")),
            Map.entry("notify.pagerduty", Set.of("PagerDuty", "PagerDutyRegion")),
            Map.entry("notify.route", Set.of("DailyTime", "Entity", "Route", "Routing", "Target")),
            Map.entry("notify.slack", Set.of("SlackBot", "SlackWebhook")),
            Map.entry("notify.webhook", Set.of("Webhook")),
            Map.entry("posture.pocketbase", Set.of("Approval", "Posture")),
            Map.entry("posture.neon", Set.of("KnownLists", "NeonPosture")),
            Map.entry("posture.snapshot", Set.of("Snapshot", "SnapshotReader", "SnapshotReading")),
            Map.entry("redact.neon", Set.of("CredentialTrace")),
            Map.entry("redact.span", Set.of("Mark")),
            Map.entry("replay.input", Set.of("InputFiles", "ReplayInput", "RowScan")),
            Map.entry("replay.ordinary", Set.of("OrdinaryHistory", "Proposal")),
            Map.entry("replay.row", Set.of("PlacedEvents", "ReplayCounts", "RowMatches", "TimeLimits")),
            Map.entry("replay.sort", Set.of("SortMemory")),
            Map.entry("rule.explain", Set.of("DetectionTrace", "DetectionTracer", "VisibleEvents")),
            Map.entry("rule.match", Set.of("Matcher")),
            Map.entry("rule.ordinary", Set.of("Ordinary", "OrdinaryKey", "OrdinaryReader")),
            Map.entry("topology.job", Set.of("CannotRun", "JobHealth", "LapwingJob")),
            Map.entry("topology.record", Set.of("ControlRecord", "DeadLetterJson", "LearnedRow")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lapwing");

    @Test
    void keepsAtMostTwentyClassesInAFolder() {
        Map<String, Long> crowded = new TreeMap<>(ours().collect(groupingBy(JavaClass::getPackageName, counting())));
        crowded.values().removeIf(count -> count <= MOST);

        assertThat(crowded).isEmpty();
    }

    @Test
    void hasNoCircleBetweenFolders() {
        slices().matching(OURS + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void givesEachNameOnce() {
        Map<String, Set<String>> names = new TreeMap<>(ours().collect(groupingBy(
                JavaClass::getSimpleName, mapping(JavaClass::getPackageName, toCollection(TreeSet::new)))));
        names.values().removeIf(folders -> folders.size() == 1);

        assertThat(names).isEmpty();
    }

    @Test
    void callsNothingATestThatIsNone() {
        assertThat(ours().map(JavaClass::getSimpleName)).noneMatch(name -> name.endsWith("Test"));
    }

    @Test
    void entersARoomThroughItsDoors() {
        Set<String> climbedIn = new TreeSet<>();
        CLASSES.stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(RoomsTest::leadsIntoAnotherRoom)
                .map(Dependency::getTargetClass)
                .map(RoomsTest::outermost)
                .filter(target -> !isOpen(target))
                .forEach(target -> climbedIn.add(target.getName()));

        assertThat(climbedIn).isEmpty();
    }

    @Test
    void listsNoDoorThatNobodyUses() {
        Set<String> used = new TreeSet<>();
        CLASSES.stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(RoomsTest::leadsIntoAnotherRoom)
                .map(Dependency::getTargetClass)
                .map(RoomsTest::outermost)
                .forEach(target -> used.add(folder(target) + "." + target.getSimpleName()));
        List<String> listed = DOORS.entrySet().stream()
                .flatMap(folder -> folder.getValue().stream().map(name -> folder.getKey() + "." + name))
                .toList();

        assertThat(listed).isNotEmpty().allMatch(used::contains);
    }

    private static Stream<JavaClass> ours() {
        return CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"));
    }

    private static boolean leadsIntoAnotherRoom(Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        return target.getPackageName().startsWith(OURS)
                && !room(target).equals(room(dependency.getOriginClass()))
                // The program puts the commands together.
                && !dependency.getOriginClass().getPackageName().equals("dev.lapwing");
    }

    private static boolean isOpen(JavaClass target) {
        String folder = folder(target);
        return !folder.contains(".")
                || OPEN.contains(folder)
                || DOORS.getOrDefault(folder, Set.of()).contains(target.getSimpleName());
    }

    private static JavaClass outermost(JavaClass each) {
        JavaClass outer = each.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static String room(JavaClass each) {
        return folder(each).replaceAll("\\..*", "");
    }

    /** The package without what all have in common. */
    private static String folder(JavaClass each) {
        return each.getPackageName().equals("dev.lapwing")
                ? ""
                : each.getPackageName().substring(OURS.length());
    }
}
