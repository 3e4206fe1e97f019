package dev.lapwing.connect.neon.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lapwing.connect.Configs;
import dev.lapwing.connect.MovableClock;
import dev.lapwing.connect.Sent;
import dev.lapwing.connect.StoredOffsets;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.neon.NeonAuditRow;
import dev.lapwing.normalize.parse.Normalized;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWorkTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:00:00Z");

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(NOW);
    private final StoredOffsets offsets = new StoredOffsets();
    private Optional<FolderWork> work = Optional.empty();

    @AfterEach
    void stop() {
        work.ifPresent(FolderWork::stop);
        work.ifPresent(FolderWork::close);
    }

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
    void readsTwoThousandFiles() throws Exception {
        for (int i = 0; i < 2000; i++) {
            write("f" + i, "row " + i + "\n", i);
        }
        start();

        assertThat(rows(all()))
                .hasSize(2000)
                .startsWith("row 1999")
                .endsWith("row 0")
                .doesNotHaveDuplicates();
    }

    @Test
    void cutsARowThatIsTooLongAndReadsTheNext() throws Exception {
        write("a.txt", "x".repeat(5_000_000) + "\nnext\n" + "y".repeat(200_001) + "\r\n" + "z".repeat(200_000), 1);
        start();

        List<String> rows = rows(all());
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).hasSize(200_000);
        assertThat(rows.get(1)).isEqualTo("next");
        assertThat(rows.get(2)).isEqualTo("y".repeat(200_000));
        assertThat(rows.get(3)).isEqualTo("z".repeat(200_000));
    }

    @Test
    void sendsRowsAsTheyAreWrittenAndSuchOverSeveralLinesAsOne() throws Exception {
        String csv = Files.readString(Path.of("src/test/resources/normalize/neon-audit.csv"));
        String row = csv.lines().skip(1).findFirst().orElseThrow();
        String long1 = row.substring(0, row.indexOf(','))
                + ",2026-10-05 22:59:29.340 +0000,\"{ \"\"a\"\":\n 1 }\",e1,GET,\"{}\",,/projects,r,c,2026-10-05 00:00:01.439 +0000,,api_key_org,200,{},ListProjects,0";
        Files.writeString(folder.resolve("a.csv"), "\uFEFF" + csv + long1 + "\n\n");
        start();

        List<String> rows = rows(all());
        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.concat(csv.lines(), Stream.of(long1)).toList());
    }

    @Test
    void makesTheSameEventsOfRowsThatAreDeliveredTwice() throws Exception {
        String text = Files.readString(Path.of("src/test/resources/normalize/neon-audit.txt"));
        write("first.txt", text, 2);
        start();
        List<AuditEvent> first = events(all());
        write("second.txt", text, 1);
        List<AuditEvent> second = events(all());

        assertThat(first).isNotEmpty();
        assertThat(second.stream().map(AuditEvent::uid))
                .containsExactlyElementsOf(first.stream().map(AuditEvent::uid).toList());
    }

    @Test
    void replacesSecretsWhereverARowHasThem() throws Exception {
        String json =
                "{\"client_secret\": \"PLANTED1secret22\", \"password\":\"PLANTEDpw12\", \"dsn\":\"postgresql://r:PLANTEDx9@ep-cool-sound-12345678.us-east-2.aws.neon.tech/d\"}";
        String csv = "r,2026-10-05 22:59:29.340 +0000,{},e1,PATCH,\"" + json.replace("\"", "\"\"")
                + "\",,/projects?token=PLANTEDPLANTED1234,r,c,2026-10-05 00:00:01.439 +0000,,oauth,200,{},UpdateProject,0";
        String printed = "r 2026-10-05 22:59:29.340 +0000 `{}` e2 PATCH `" + json
                + "` /projects r c 2026-10-05 00:00:01.439 +0000 oauth 200 `{}` UpdateProject 0";
        write("a.csv", csv + "\n" + printed + "\nnapi_PLANTED" + "a1b2c3d4".repeat(6) + "\n", 1);
        start();

        List<SourceRecord> sent = all();
        assertThat(rows(sent)).hasSize(3).allSatisfy(row -> assertThat(row).doesNotContain("PLANTED"));
        assertThat(events(sent)).extracting(AuditEvent::uid).containsExactly("heron:e1", "heron:e2");
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

    @Test
    void namesAFileToConnectInTheSameOrderInEveryProcess() {
        assertThat(FolderWork.partition("heron", "a.txt").keySet()).containsExactly("file", "source");
        assertThat(FolderWork.partition("heron", "a.txt")).isInstanceOf(SortedMap.class);
    }

    private List<AuditEvent> events(List<SourceRecord> records) {
        NeonAuditRow parser = new NeonAuditRow();
        return records.stream()
                .map(each -> parser.parse((byte[]) each.value(), "heron"))
                .flatMap(read -> read instanceof Normalized.Accepted one ? Stream.of(one.event()) : Stream.empty())
                .toList();
    }

    private Object meter(String attribute) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("dev.lapwing:type=neon-folder,source=heron"), attribute);
    }

    private void start(String... changes) {
        NeonFolderSettings settings = NeonFolderSettings.of(Configs.folder(folder.toString(), changes));
        SourceMeter meter = new SourceMeter("neon-folder", settings.source(), clock).register();
        work = Optional.of(new FolderWork(settings, offsets, meter, clock));
    }

    private void restart() {
        stop();
        start();
    }

    /** One look at the folder, and what it brought. */
    private List<SourceRecord> look() {
        clock.move(Duration.ofSeconds(10));
        List<SourceRecord> all = new ArrayList<>();
        for (List<SourceRecord> batch = polled(); !batch.isEmpty(); batch = polled()) {
            all.addAll(commit(batch));
        }
        return all;
    }

    /** Two looks, so that whatever rests is read. */
    private List<SourceRecord> all() {
        List<SourceRecord> all = new ArrayList<>(look());
        all.addAll(look());
        return all;
    }

    /** The next records; none where there is nothing to do before the clock moves. */
    private List<SourceRecord> polled() {
        FolderWork now = work.orElseThrow();
        List<SourceRecord> batch = List.of();
        while (batch.isEmpty() && now.left().isZero()) {
            batch = now.next();
        }
        return batch;
    }

    private List<SourceRecord> commit(List<SourceRecord> batch) {
        batch.forEach(each -> offsets.byPartition.put(each.sourcePartition(), Sent.offset(each)));
        return batch;
    }

    private static List<String> rows(List<SourceRecord> records) {
        return records.stream().map(Sent::text).toList();
    }

    private void write(String name, String text, int secondsAgo) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(NOW.minusSeconds(secondsAgo)));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
