package dev.lapwing.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void layDownTheRowsOfTheClub() throws IOException {
        Files.write(folder.resolve("rows.ndjson"), Patient.labelled("club", 1_000));
        Files.writeString(
                folder.resolve("polls.ndjson"),
                Patient.poll(Patient.logs("", "") + "\"settings\":{},\"collections\":[],"));
    }

    @Test
    void tellsOfEachThreatWithinEightyColumns() {
        Terminal doctor = Terminal.run(folder, Map.of("COLUMNS", "80"), "doctor", "rows.ndjson", "polls.ndjson");

        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.err()).isEmpty();
        assertThat(doctor.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(doctor.out().lines())
                .startsWith(
                        "pocketbase (pocketbase): 1,000 requests, 0 other rows, 1 poll",
                        "",
                        "threat                          sight    rules     what would add most")
                .contains("1. Let the connector probe: give the source its url, and no probe: 0s. No poll")
                .contains("   Blind (1): lapwing-probe-missing")
                .anyMatch(line -> line.matches("P1 superuser compromised        visible  (\\d+) of \\1 *"))
                .anyMatch(line -> line.matches("X1 the evidence attacked        partly .* let polls send probes"))
                .anyMatch(line -> line.matches("\\d+ rules for N1, .* look at logs of which no source is here\\."));
    }

    @Test
    void tellsProgramsTheSame() {
        Terminal doctor = run("doctor", "--json", "--instance", "club", "rows.ndjson", "polls.ndjson");

        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(
                                "{\"source\":\"club\",\"product\":\"pocketbase\",\"rows\":{\"request\":1000,\"app\":0},"
                                        + "\"polls\":1,\"threats\":[{\"threat\":\"P1\",\"sight\":\"visible\",\"can\":[")
                        && line.contains(
                                "{\"need\":\"probes\",\"field\":\"\",\"missing\":true,\"change\":\"Let the connector")
                        && line.contains("\"rules\":[\"lapwing-probe-missing\"],\"dulled\":[]}"))
                .anyMatch(line -> line.startsWith("{\"rules_without_source\":[\"neon-"));
    }

    @Test
    void namesAfterTheConfigurationAndTellsOfRulesThatItSwitchesOff() throws IOException {
        Files.writeString(
                folder.resolve("lapwing.yml"),
                "sources: [{name: club, type: pocketbase}]\nrules: {off: [pocketbase-panic]}");

        assertThat(run("doctor", "rows.ndjson", "polls.ndjson").out())
                .startsWith("club (pocketbase): ")
                .contains("Take the rules off the list rules.off in lapwing.yml.")
                .contains("   Blind (1): pocketbase-panic");
    }

    @Test
    void asksWhichFilesWhereNoSourceIsConfiguredEither() {
        Terminal doctor = run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.err()).startsWith("lapwing: Which files?");
    }

    @Test
    void saysWhatCouldNotBeReadAndTellsOfTheRest() throws IOException {
        Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});

        Terminal doctor = run("doctor", "rows.ndjson", "picture.png");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.err()).contains("picture.png");
        assertThat(doctor.out()).contains("P1 superuser compromised");
    }

    @Test
    void refusesAWrongRuleBeforeItReads() throws IOException {
        Files.writeString(folder.resolve("wrong.yml"), "title: x\n");

        Terminal doctor = run("doctor", "--rules", "wrong.yml", "rows.ndjson");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.out()).isEmpty();
    }

    private Terminal run(String... arguments) {
        return Terminal.run(folder, Map.of(), arguments);
    }
}
