package dev.lapwing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
    @TempDir
    private Path folder;

    @Test
    void appearsOnceItIsWhole() throws IOException {
        Path file = folder.resolve("episodes.ndjson");

        try (LineFile lines = new LineFile(file, "episodes.ndjson")) {
            lines.write("one".getBytes(StandardCharsets.UTF_8));
            assertThat(file).doesNotExist();
            lines.finish();
        }

        assertThat(inFolder()).containsExactly("episodes.ndjson");
        assertThat(file).hasContent("one");
    }

    @Test
    void leavesWhatWasThereWhereItIsNotFinished() throws IOException {
        Path file = Files.writeString(folder.resolve("episodes.ndjson"), "of last week");

        new LineFile(file, "episodes.ndjson").close();

        assertThat(inFolder()).containsExactly("episodes.ndjson");
        assertThat(file).hasContent("of last week");
    }

    @Test
    void keepsFromOthersWhatWasKeptFromThem() throws IOException {
        Path file = Files.createFile(
                folder.resolve("episodes.ndjson"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        try (LineFile lines = new LineFile(file, "episodes.ndjson")) {
            lines.finish();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void writesThroughALinkAndToWhatIsNoFile() throws IOException {
        Path file = folder.resolve("real.ndjson");
        Files.createFile(file);
        Path link = Files.createSymbolicLink(folder.resolve("link.ndjson"), file);

        try (LineFile lines = new LineFile(link, "link.ndjson");
                LineFile nowhere = new LineFile(Path.of("/dev/null"), "/dev/null")) {
            lines.write("one".getBytes(StandardCharsets.UTF_8));
            lines.finish();
            nowhere.finish();
        }

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("one");
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        assertThatThrownBy(() -> new LineFile(folder.resolve("gone/episodes.ndjson"), "gone/episodes.ndjson"))
                .isInstanceOf(OutputFailed.class)
                .hasMessageContaining("there is no such folder");
    }

    private List<String> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
