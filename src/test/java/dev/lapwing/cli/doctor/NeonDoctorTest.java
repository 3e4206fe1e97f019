package dev.lapwing.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.normalize.parse.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeonDoctorTest {
    @TempDir
    private Path folder;

    @Test
    void takesAllWindowsForOneOrganisationAndNamesThoseThatAreShut() throws IOException {
        lay("neon-polls.ndjson");
        lay("neon-client.ndjson");

        String told = doctor("neon-polls.ndjson", "neon-client.ndjson");

        assertThat(told)
                .startsWith("neon (neon): ")
                .contains("client errors", "answers of the API")
                .contains("Ask Neon's support for the audit rows", "neon-key-mints-key")
                .doesNotContain("Let lapwing sources poll Neon's API")
                .doesNotContain("Ship the database errors of your applications");
    }

    @Test
    void saysWhatNeonShowsNobody() throws IOException {
        lay("neon-audit.csv");

        assertThat(doctor("neon-audit.csv").replaceAll("\\s+", " "))
                .contains("Neon tells nobody of sign-ins to its console")
                .contains("Passwords and addresses that Neon's proxy refuses stand in no log of Neon's")
                .contains("Audit rows name no address, and come hours after the fact")
                .contains("Neon has no log at which one could look twice")
                .doesNotContain("no connector of Lapwing's polls such a source");
    }

    private void lay(String sample) throws IOException {
        Files.write(folder.resolve(sample), Samples.lines(sample));
    }

    private String doctor(String... files) {
        String[] arguments = new String[files.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(files, 0, arguments, 1, files.length);
        Terminal terminal = Terminal.run(folder, Map.of(), arguments);
        assertThat(terminal.err()).isEmpty();
        return terminal.out();
    }
}
