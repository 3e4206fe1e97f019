package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, with a Java and a Maven that only write down how they were called. */
@Tag("process")
class LauncherTest {
    private static final String JAVA_17 =
            "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2;" + " else echo \"java $*\"; fi";
    private static final String MAVEN_39 = "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.1 (x)'; else"
            + " mkdir -p target/lib target/lib-broker; touch target/lapwing.jar; echo built >&2; fi";

    @TempDir
    private Path folder;

    private Path home;
    private Path tools;

    @BeforeEach
    void copyTheLauncherBesideSources() throws IOException {
        home = Files.createDirectories(folder.resolve("home")).toRealPath();
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(Path.of("lapwing"), home.resolve("lapwing"));
        Files.setPosixFilePermissions(home.resolve("lapwing"), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String tool : List.of("sed", "head", "find", "dirname", "readlink", "touch", "mkdir")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            script(tool, "exec " + real + " \"$@\"");
        }
    }

    @Test
    void saysWhatToInstallWithoutJava() throws Exception {
        assertThat(launch(home.resolve("lapwing"), "health"))
                .isEqualTo(
                        "lapwing: Java was not found; install a JDK 17 or newer and put it on PATH or set JAVA_HOME.\n");
    }

    @Test
    void saysWhatToInstallWithAnOldJava() throws Exception {
        script("java", "echo 'openjdk version \"11.0.2\"' >&2");

        assertThat(launch(home.resolve("lapwing"), "health"))
                .isEqualTo("lapwing: Java 11 is too old; install a JDK 17 or newer.\n");
    }

    @Test
    void saysWhatToInstallWithoutMaven() throws Exception {
        script("java", JAVA_17);
        addSources();

        assertThat(launch(home.resolve("lapwing"), "health"))
                .isEqualTo(
                        "lapwing: Maven was not found; install Maven 3.8 or newer to build Lapwing the first time.\n");
    }

    @Test
    void saysWhatToInstallWithAnOldMaven() throws Exception {
        script("java", JAVA_17);
        script("mvn", "echo 'Apache Maven 3.6.3 (x)'");
        addSources();

        assertThat(launch(home.resolve("lapwing"), "health"))
                .isEqualTo("lapwing: Maven 3.6 is too old; install Maven 3.8 or newer.\n");
    }

    @Test
    void buildsOnceAndThroughALinkFromElsewhere() throws Exception {
        script("java", JAVA_17);
        script("mvn", "cd '" + home + "'; " + MAVEN_39);
        addSources();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("home/lapwing"));
        String run = "java -XX:+ExitOnOutOfMemoryError -cp %s/target/lapwing.jar:%s/target/lib/*".formatted(home, home)
                + " dev.lapwing.Lapwing health --config a b\n";

        String first = launch(link, "health", "--config", "a b");
        String second = launch(link, "health", "--config", "a b");

        assertThat(first)
                .isEqualTo(
                        "lapwing: building what runs, without tests and checks; the first time Maven fetches what it needs as well\nbuilt\n"
                                + run);
        assertThat(second).isEqualTo(run);
    }

    @Test
    void runsWithoutMavenWhereThereAreNoSources() throws Exception {
        script("java", JAVA_17);
        Files.createDirectories(home.resolve("target/lib"));
        Files.createFile(home.resolve("target/lapwing.jar"));

        assertThat(launch(home.resolve("lapwing"), "health"))
                .startsWith("java ")
                .endsWith("Lapwing health\n");
    }

    @Test
    void addsTheBrokerAndTheConnectWorkerOnlyWhereTheyAreNeeded() throws Exception {
        script("java", JAVA_17);
        Files.createDirectories(home.resolve("target/lib"));
        Files.createFile(home.resolve("target/lapwing.jar"));

        assertThat(launch(home.resolve("lapwing"), "broker")).contains("/target/lib-broker/* dev.lapwing");
        assertThat(launch(home.resolve("lapwing"), "sources")).contains("/target/lib-broker/* dev.lapwing");
        assertThat(launch(home.resolve("lapwing"), "run")).doesNotContain("lib-broker");
    }

    private void addSources() throws IOException {
        Files.createDirectories(home.resolve("src/main"));
        Files.createFile(home.resolve("src/main/A.java"));
        Files.createFile(home.resolve("pom.xml"));
    }

    private void script(String name, String body) throws IOException {
        Path script = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(Path launcher, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add("/bin/sh");
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
