package dev.lapwing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and archives of logs, which are read file by file. */
class ArchivesTest {
    private static final List<String> ROWS = Evening.rows();

    @TempDir
    private Path folder;

    @Test
    void readsAFolderInTheOrderOfItsNames() throws IOException {
        Files.createDirectories(folder.resolve("logs/old"));
        Evening.file(folder, "logs/b.ndjson", ROWS.subList(0, 50));
        Evening.file(folder, "logs/old/a.ndjson", ROWS.subList(50, ROWS.size()));
        Evening.file(folder, "logs/.hidden", List.of("nothing"));

        Run run = replay("logs");

        assertThat(run.counts().accepted()).isEqualTo(ROWS.size());
        assertThat(run.notes()).containsExactly("Of logs 1 hidden file was passed over.");
        assertThat(run.outcome().problems()).isEmpty();
    }

    @Test
    void tellsWhichFileOfAFolderIsNoLog() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Evening.file(folder, "logs/a.ndjson", ROWS);
        Evening.file(folder, "logs/notes.txt", List.of("remember the milk"));

        Run run = replay("logs");

        assertThat(run.counts().accepted()).isEqualTo(ROWS.size());
        assertThat(run.outcome().problems()).singleElement().asString().startsWith("logs/notes.txt: none of the first");
    }

    @Test
    void readsEachFileOfAnArchiveStoredOrPacked() {
        byte[] first = bytes(ROWS.subList(0, 40));
        byte[] second = Evening.gzip(bytes(ROWS.subList(40, ROWS.size())));

        Run run = replay(Evening.bytes(folder, "export.zip", zip(Map.of("a.ndjson", first, "b/b.ndjson.gz", second))));
        Run rejected = replay(Evening.bytes(folder, "bad.zip", zip(Map.of("a", bytes(List.of(ROWS.get(0), "no"))))));

        assertThat(run.lines()).containsExactly((long) ROWS.size(), (long) ROWS.size(), 0L, 0L);
        assertThat(run.outcome().problems()).isEmpty();
        assertThat(rejected.text()).contains("bad.zip!a:2  row: ");
    }

    @Test
    void tellsOfAnArchiveThatIsDamaged() {
        byte[] zip = zip(Map.of("a.ndjson", bytes(ROWS)));
        zip[200] ^= 1;

        Run flipped = replay(Evening.bytes(folder, "flipped.zip", zip));
        Run cut = replay(Evening.bytes(folder, "cut.zip", Arrays.copyOf(zip, zip.length / 2)));

        assertThat(flipped.outcome().problems())
                .singleElement()
                .asString()
                .startsWith("flipped.zip!a.ndjson: the archive is damaged here, or protected by a password; ");
        assertThat(cut.outcome().problems())
                .singleElement()
                .asString()
                .startsWith("cut.zip is a damaged zip archive (");
    }

    @Test
    void refusesAnArchiveOfMoreFilesThanAnybodyHas() {
        Map<String, byte[]> files = Stream.iterate(0, i -> i + 1)
                .limit(InputList.MOST + 1L)
                .collect(Collectors.toMap(String::valueOf, i -> new byte[0]));

        Run run = replay(Evening.bytes(folder, "many.zip", zip(files)));

        assertThat(run.outcome().problems())
                .containsExactly("many.zip holds more than 10000 files; unpack it and name some of them.");
    }

    @Test
    void refusesAnArchiveWithinAnArchive() {
        byte[] inner = zip(Map.of("a.ndjson", bytes(ROWS)));

        Run run = replay(Evening.bytes(folder, "outer.zip", zip(Map.of("inner.zip", inner))));

        assertThat(run.outcome().problems())
                .singleElement()
                .asString()
                .startsWith("outer.zip!inner.zip is a zip archive, which is read only as a file");
    }

    private Run replay(String file) {
        return Run.of(folder, Run.USUAL, file);
    }

    private static byte[] bytes(List<String> rows) {
        return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** An archive in which every second file is stored as it is. */
    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            int number = 0;
            for (String name : files.keySet().stream().sorted().toList()) {
                ZipEntry entry = new ZipEntry(name);
                if (number++ % 2 == 0) {
                    store(entry, files.getOrDefault(name, new byte[0]));
                }
                zip.putNextEntry(entry);
                zip.write(files.getOrDefault(name, new byte[0]));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void store(ZipEntry entry, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
    }
}
