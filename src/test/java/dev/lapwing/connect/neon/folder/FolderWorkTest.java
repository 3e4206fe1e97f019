package dev.lapwing.connect.neon.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWorkTest extends FolderStage {
    @Test
    void readsTheOldestFileFirstAndEachOnce() throws Exception {
        write("b.txt", "b1\nb2\n", 2);
        write("a.csv", "a1\n", 2);
        write("z.log", "z1", 1);
        start();

        assertThat(rows(all())).containsExactly("a1", "b1", "b2", "z1");
        assertThat(rows(all())).isEmpty();
    }

    @Test
    void takesFilesOfRowsAndNoOthers() throws Exception {
        List<String> read = List.of("a.txt", "b.CSV", "c.log", "d", "e.gz", "f.txt.gz", "g.2026-10-05.csv");
        List<String> left = List.of(".h.txt", "i.tmp", "j.part", "k.txt.tmp", "l.pdf", "m.gz.part");
        for (String name : read) {
            write(name, name + "\n", 1);
        }
        for (String name : left) {
            write(name, "no row\n", 1);
        }
        Files.createDirectories(folder.resolve("below"));
        Files.writeString(folder.resolve("below").resolve("n.txt"), "no row\n");
        start();

        assertThat(rows(all())).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void followsNoLinkThatLeadsOutOfTheFolder(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("secret.txt"), "no row\n");
        Files.createDirectories(folder.resolve("..data"));
        Files.writeString(folder.resolve("..data").resolve("inside.txt"), "a row\n");
        Files.createSymbolicLink(folder.resolve("out.txt"), elsewhere.resolve("secret.txt"));
        Files.createSymbolicLink(
                folder.resolve("in.txt"), folder.resolve("..data").resolve("inside.txt"));
        start();

        assertThat(rows(all())).containsExactly("a row");
    }

    @Test
    void beginsNoFileThatIsStillBeingWritten() throws Exception {
        write("a.txt", "a1\n", 1);
        start();
        List<SourceRecord> first = look();
        write("a.txt", "a1\na2\n", 2);
        List<SourceRecord> second = look();
        List<SourceRecord> third = look();

        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(rows(third)).containsExactly("a1", "a2");
    }

    @Test
    void readsOnInAFileThatGrowsAndAHalfWrittenRowAgain() throws Exception {
        write("a.txt", "a1\na2 half", 1);
        start();
        List<String> first = rows(all());
        write("a.txt", "a1\na2 half and whole\na3\n", 2);

        assertThat(first).containsExactly("a1", "a2 half");
        assertThat(rows(all())).containsExactly("a2 half and whole", "a3");
    }

    @Test
    void readsAFileWholeThatWasReplaced() throws Exception {
        write("a.txt", "a1\na2\n", 1);
        start();
        all();
        write("a.txt", "b1\nb2\nb3\n", 2);

        assertThat(rows(all())).containsExactly("b1", "b2", "b3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.csv.gz"})
    void goesOnBehindTheLastCommittedRowWhenItWasKilled(String name) throws Exception {
        List<String> lines = IntStream.range(0, 2500).mapToObj(i -> "row " + i).toList();
        String text = String.join("\n", lines) + "\n";
        Files.write(folder.resolve(name), name.endsWith("gz") ? gzip(text) : text.getBytes(StandardCharsets.UTF_8));
        List<String> committed = new ArrayList<>();
        start();
        look();
        clock.move(Duration.ofSeconds(10));
        for (int batch = 0; batch < 3; batch++) {
            committed.addAll(rows(commit(polled())));
        }
        polled();
        restart();
        committed.addAll(rows(all()));
        restart();

        assertThat(committed).containsExactlyElementsOf(lines);
        assertThat(rows(all())).isEmpty();
    }

    @Test
    void sendsWhatCanBeReadOfABrokenFileOnceAndTheOthersToo() throws Exception {
        byte[] whole = gzip(IntStream.range(0, 20_000)
                .mapToObj(i -> "row " + i + " " + i * 7919L % 10_007)
                .collect(Collectors.joining("\n")));
        Files.write(folder.resolve("a.txt.gz"), Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(folder.resolve("a.txt.gz"), FileTime.from(NOW.minusSeconds(1000)));
        write("b.txt", "b1\n", 1);
        start();
        List<String> first = rows(all());
        String error = String.valueOf(meter("LastError"));
        clock.move(Duration.ofMinutes(2));
        List<String> again = rows(all());
        Files.write(folder.resolve("a.txt.gz"), whole);
        List<String> rest = rows(all());

        assertThat(first.size()).isBetween(1000, 19_000);
        assertThat(first).endsWith("b1");
        assertThat(error).startsWith("a.txt.gz: the compressed data ends in the middle");
        assertThat(again).isEmpty();
        assertThat(first.size() - 1 + rest.size()).isEqualTo(20_000);
    }

    @Test
    void tellsOnceThatAFolderIsNotThereAndReadsItWhenItIs() throws Exception {
        start("folder", folder.resolve("later").toString());
        look();
        String error = String.valueOf(meter("LastError"));
        Files.createDirectory(folder.resolve("later"));
        Files.writeString(folder.resolve("later").resolve("a.txt"), "a1\n");

        assertThat(error).isEqualTo("the folder is not read: there is no such folder");
        assertThat(rows(all())).containsExactly("a1");
    }

    @Test
    void leavesAFileAloneThatItMayNotReadAndReadsTheOthers() throws Exception {
        write("a.txt", "a1\n", 2);
        write("b.txt", "b1\n", 1);
        Files.setPosixFilePermissions(folder.resolve("a.txt"), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(folder.resolve("a.txt")), "root reads everything");
        start();

        assertThat(rows(all())).containsExactly("b1");
        assertThat(meter("LastError")).isEqualTo("a.txt: the worker may not read it");
    }
}
