package dev.lapwing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom, and what the detection core must not know. */
class PackageDirectionsTest {
    private static final String OURS = "dev.lapwing.";
    private static final List<String> CORE = List.of(
            "text",
            "event",
            "wire",
            "yaml",
            "normalize",
            "redact",
            "continuity",
            "posture",
            "rule",
            "detect",
            "ingest",
            "alert");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("wire", List.of()),
            Map.entry("http", List.of()),
            Map.entry("kafka", List.of("wire")),
            Map.entry("embedded", List.of("kafka")),
            Map.entry("event", List.of("text")),
            Map.entry("yaml", List.of("text")),
            Map.entry("logging", List.of("kafka")),
            Map.entry("health", List.of("embedded")),
            Map.entry("geo", List.of("event")),
            Map.entry("redact", List.of("text", "event")),
            Map.entry("normalize", List.of("text", "event")),
            Map.entry("continuity", List.of("text", "event", "wire")),
            Map.entry("posture", List.of("text", "event", "wire", "continuity")),
            Map.entry("rule", List.of("text", "event", "yaml")),
            Map.entry("detect", List.of("text", "event", "wire", "rule")),
            Map.entry(
                    "ingest",
                    List.of("text", "event", "normalize", "redact", "continuity", "posture", "rule", "detect")),
            Map.entry("alert", List.of("text", "event", "wire", "rule", "detect")),
            Map.entry("topology", with(CORE, "kafka")),
            Map.entry("replay", CORE),
            Map.entry("notify", List.of("text", "event", "wire", "http", "kafka", "redact")),
            Map.entry("connect", List.of("text", "continuity", "http", "redact")),
            Map.entry("config", with(CORE, "kafka", "topology", "notify", "connect")),
            Map.entry("bench", with(CORE, "kafka", "topology", "replay", "embedded")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lapwing");

    static Stream<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyWhatItMay(String name) {
        String[] allowed = Stream.concat(Stream.of(name), MAY_IMPORT.getOrDefault(name, List.of()).stream())
                .map(PackageDirectionsTest::tree)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + ".").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void keepsKafkaFilesAndLogsOutOfTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "java.nio.file..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.File.*")
                .check(CLASSES);
    }

    @Test
    void keepsTheClockOutOfTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void keepsChanceOutOfTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
    }

    /** What connectors of any source need stays free of PocketBase; of continuity they and posture know the form of polls alone. */
    @Test
    void keepsPocketBaseOutOfWhatAnyConnectorNeeds() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        tree("connect.source"), tree("connect.tail"), tree("connect.report"), tree("connect.json"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(tree("connect.pocketbase"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(tree("connect"), tree("posture"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(tree("continuity")).and(not(resideInAPackage(tree("continuity.poll")))))
                .check(CLASSES);
    }

    @Test
    void knowsKafkaStreamsInTheTopologyOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(tree("topology"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(CLASSES);
    }

    @Test
    void replaysWithoutKafka() {
        noClasses()
                .that()
                .resideInAPackage(tree("replay"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static List<String> with(List<String> rooms, String... others) {
        return Stream.concat(rooms.stream(), Stream.of(others)).toList();
    }

    private static String tree(String name) {
        return OURS + name + "..";
    }

    private static String[] core() {
        return CORE.stream().map(PackageDirectionsTest::tree).toArray(String[]::new);
    }
}
