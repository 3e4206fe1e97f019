package dev.lapwing.connect.neon.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class FolderRowsTest extends FolderStage {
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
    void namesAFileToConnectInTheSameOrderInEveryProcess() {
        assertThat(FolderWork.partition("heron", "a.txt").keySet()).containsExactly("file", "source");
        assertThat(FolderWork.partition("heron", "a.txt")).isInstanceOf(SortedMap.class);
    }
}
