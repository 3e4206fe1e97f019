package dev.lapwing.cli.fingerprints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsCommandTest {
    private static final String PASSWORD = "Zx8-own-choice-42";
    private static final String DSN =
            "postgresql://owner:" + PASSWORD + "@ep-old-bar-12345678.us-east-1.aws.neon.tech/shop";

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "secrets: {fingerprint.key: a-key-of-the-tests-0123}\n");
    }

    @Test
    void keepsTheFingerprintAloneAndForItsOwnerAlone() throws IOException {
        Terminal added = piped(DSN + "\n", "fingerprints", "add", "--as", "prod-owner");

        Path file = folder.resolve("fingerprints.json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out()).contains("Known as prod-owner: neon-password").doesNotContain(PASSWORD);
        assertThat(Files.readString(file))
                .contains("\"version\" : 1", "prod-owner")
                .doesNotContain(PASSWORD, DSN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("fingerprints", "list").out()).contains("prod-owner  neon-password  ");
    }

    @Test
    void letsAReplayTellWhichKnownCredentialStandsWhereInWhateverForm() throws IOException {
        piped(DSN, "fingerprints", "add", "--as", "prod-owner");
        String encoded = Base64.getEncoder().encodeToString(DSN.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("build.log"), """
                2026-11-09 12:00:00 all is well
                2026-11-09 12:00:01 SMTP_PASSWORD='%s'
                2026-11-09 12:00:02 blob %s
                """.formatted(PASSWORD, encoded));

        Terminal replay =
                run("replay", "--format", "text", "--instance", "builds", "--alerts", "alerts.ndjson", "build.log");

        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out())
                .contains("3 = 2 accepted + 1 ignored + 0 rejected")
                .doesNotContain(PASSWORD);
        assertThat(Files.readString(folder.resolve("alerts.ndjson")))
                .contains("The credential prod-owner (password) stands in the log of builds, in row")
                .contains("\"severity\":\"Critical\"")
                .doesNotContain(PASSWORD, encoded);
    }

    @Test
    void forgetsWhatIsRemovedAndSaysWhatItDoesNotKnow() {
        piped("npg_Wd83kLm0QzXe", "fingerprints", "add", "--as", "canary");

        Terminal removed = run("fingerprints", "remove", "canary");
        Terminal again = run("fingerprints", "remove", "canary");

        assertThat(removed.exitCode()).isZero();
        assertThat(run("fingerprints", "list").out()).contains("None is known");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("None is known as canary");
    }

    @Test
    void refusesANameThatIsTakenAndCredentialsThatAreNone() {
        piped("npg_Wd83kLm0QzXe", "fingerprints", "add", "--as", "canary");

        assertThat(piped("npg_Another1Credential", "fingerprints", "add", "--as", "canary")
                        .exitCode())
                .isEqualTo(2);
        assertThat(piped("", "fingerprints", "add", "--as", "other").exitCode()).isEqualTo(1);
        assertThat(piped("x".repeat(20_000), "fingerprints", "add", "--as", "other")
                        .err())
                .contains("no more than 16384 bytes")
                .doesNotContain("xxxx");
        assertThat(piped("npg_Another1Credential", "fingerprints", "add", "--as", "a b")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysThatFingerprintsOfAnotherKeyAreNotKnownAgain() throws IOException {
        piped("npg_Wd83kLm0QzXe", "fingerprints", "add", "--as", "canary");

        Files.writeString(folder.resolve("lapwing.yml"), "secrets: {fingerprint.key: another-key-of-tests-99}\n");

        assertThat(run("fingerprints", "list").out()).contains("canary", "made with another key");
    }

    @Test
    void namesAFileThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("fingerprints.json"), "{\"version\":9}");

        Terminal listed = run("fingerprints", "list");

        assertThat(listed.exitCode()).isEqualTo(1);
        assertThat(listed.err()).contains("fingerprints.json").contains("no file of fingerprints of version 1");
    }

    private Terminal run(String... arguments) {
        return Terminal.run(folder, Map.of(), arguments);
    }

    private Terminal piped(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
