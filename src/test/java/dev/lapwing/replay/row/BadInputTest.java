package dev.lapwing.replay.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.normalize.RowFormat;
import dev.lapwing.replay.Run;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputFiles;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final String GOOD = Evening.rows().get(0);

    @TempDir
    private Path folder;

    @Test
    void rejectsALineThatIsNoJsonAndNamesIt() {
        Run run = replay(GOOD, "not { json", GOOD.replace("\"id\":", "\"other\":"), GOOD.replace("created", "made"));

        assertThat(run.lines()).containsExactly(4L, 1L, 0L, 3L);
        assertThat(run.text())
                .contains("rows:2  row: no JSON object")
                .contains("rows:3  id: no text")
                .contains("rows:4  created:")
                .contains("3 rejected rows");
    }

    @Test
    void findsTheSameEpisodesInRowsWithABrokenCharacterAndCountsThem() {
        byte[] broken = String.join("\n", Evening.rows())
                .replace("\"referer\":\"", "\"referer\":\"\u00ff\\xFF\u0001")
                .getBytes(StandardCharsets.ISO_8859_1);

        Run run = Run.of(folder, Run.USUAL, Evening.bytes(folder, "rows", broken));

        assertThat(run.digest())
                .isEqualTo(replay(Evening.rows().toArray(String[]::new)).digest());
        assertThat(run.counts().rejected()).isZero();
        assertThat(run.counts().mended()).isGreaterThan(100);
        assertThat(run.text())
                .contains("  mended    " + run.counts().mended() + " accepted rows with broken characters");
    }

    /** A row of comma-separated values, its body over three lines. */
    private static String neonRow(int n, String end) {
        return "raw-%d,2026-10-05 22:59:29.340+00,{},e-%d,PATCH,\"{%s  \"\"n\"\": %d, \"\"text\"\": \"\"%s\"\"%s}\",,/projects,r,c,"
                        .formatted(n, n, end, n, "x".repeat(300), end)
                + "2026-10-05 00:00:01.439+00,NULL,oauth,200,{},UpdateProject,0" + end;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsValuesInQuotesThatGoOnOverLines(String end) {
        StringBuilder rows = new StringBuilder();
        for (int n = 0; n < 6_000; n++) {
            rows.append(neonRow(n, end));
        }

        Run run = Run.of(
                folder,
                Run.USUAL,
                Evening.bytes(folder, "rows.csv", rows.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(run.lines()).containsExactly(6_000L, 6_000L, 0L, 0L);
    }

    @Test
    void losesOneRowAndNoOtherToAnOpenQuote() {
        String rows = neonRow(1, "\n")
                + neonRow(2, "\n").replace("\"\"n\"\"", "\"\"n\"").replace("{\n", "{")
                + neonRow(3, "\n")
                + neonRow(4, " ").replace("{ ", "{\"") + "\n"
                + neonRow(5, " ") + "\n"
                + neonRow(6, "\n");

        Run run = Run.of(folder, Run.USUAL, Evening.bytes(folder, "rows.csv", rows.getBytes(StandardCharsets.UTF_8)));

        assertThat(run.counts().accepted()).isEqualTo(4);
        assertThat(run.counts().rejected()).isPositive();
        assertThat(run.text()).contains("rows.csv:4");
    }

    @Test
    void recognisesAFileWhoseFirstRowIsDamaged() {
        Run run = replay(GOOD.substring(100), GOOD);

        assertThat(run.lines()).containsExactly(2L, 1L, 0L, 1L);
    }

    @Test
    void countsEmptyLinesAndControlRowsAsIgnored() {
        Run run = replay(
                "",
                GOOD,
                " \t\r",
                "{\"lapwing\":\"progress\",\"upTo\":\"2026-11-09T22:30:00.000Z\"}",
                "{\"lapwing\":\"end\"}");

        assertThat(run.lines()).containsExactly(5L, 1L, 4L, 0L);
        assertThat(run.counts().ignored())
                .containsEntry("blank", 2L)
                .containsEntry("progress", 1L)
                .containsEntry("end", 1L);
    }

    @Test
    void anEndRowInAFileChangesNothing() {
        Run without = replay(GOOD);
        Run run = replay(GOOD, "{\"lapwing\":\"end\",\"upTo\":\"2026-11-10T00:00:00.000Z\"}");

        assertThat(run.outcome().horizons().byInstance())
                .isEqualTo(without.outcome().horizons().byInstance());
        assertThat(run.counts().ignored()).containsEntry("end", 1L);
    }

    @Test
    void takesAProgressRowForAnEventOfItsTime() {
        Run run = replay(
                GOOD,
                "{\"lapwing\":\"progress\",\"upTo\":\"2026-11-09T23:00:00.000Z\"}",
                "{\"lapwing\":\"progress\",\"upTo\":\"2026-11-09T22:30:00.000Z\"}");

        assertThat(run.text()).contains("horizon     pocketbase 2026-11-09T23:00:00Z");
    }

    @Test
    void hasNoHorizonForControlRowsOfAnUnknownSource() {
        Run run = replay("{\"lapwing\":\"progress\",\"upTo\":\"2026-11-09T23:00:00.000Z\"}");

        assertThat(run.lines()).containsExactly(1L, 0L, 1L, 0L);
        assertThat(run.outcome().horizons().byInstance()).isEmpty();
    }

    @Test
    void survivesLinesOfManyMegabytes() {
        Run run = replay(GOOD, "x".repeat(5_000_000), GOOD, "y".repeat(40_000_000), GOOD, "z".repeat(20_000_000));

        assertThat(run.lines()).containsExactly(6L, 3L, 0L, 3L);
        assertThat(run.text()).contains("rows:4  row: longer than 16 MiB").contains("rows:6  row: longer than 16 MiB");
    }

    @Test
    void refusesABinaryFile() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);

        Run run = Run.of(folder, Run.USUAL, Evening.bytes(folder, "noise", noise));

        assertThat(run.outcome().problems()).containsExactly("noise is no text file.");
        assertThat(run.counts().lines()).isZero();
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        Run run = replay("Nov  9 22:00:00 host sshd[1]: hello");

        assertThat(run.outcome().problems())
                .containsExactly("rows: none of the first rows is in a format that is known; --format names one.");
        assertThat(run.text()).contains("input that was not read to its end");
    }

    @Test
    void takesTheFormatThatIsNamed() {
        String file = Evening.file(folder, "rows", List.of("Nov  9 22:00:00 host sshd[1]: hello", GOOD));

        Run run = Run.of(
                new InputFiles(List.of(file), folder, InputStream.nullInputStream()),
                Optional.of(RowFormat.POCKETBASE),
                Run.USUAL);

        assertThat(run.lines()).containsExactly(2L, 1L, 0L, 1L);
    }

    @Test
    void saysThatAFileIsEmpty() {
        Run run = Run.of(folder, Run.USUAL, Evening.bytes(folder, "nothing", new byte[0]));

        assertThat(run.notes()).containsExactly("nothing is empty.");
        assertThat(run.outcome().problems()).isEmpty();
    }

    @Test
    void keepsTheWholeLinesOfCompressedDataThatIsCutOff() {
        byte[] whole = Evening.gzip(String.join("\n", Evening.rows()).getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        Run run = Run.of(folder, Run.USUAL, Evening.bytes(folder, "half.gz", half));

        long lines = run.counts().lines();
        assertThat(lines).isPositive();
        assertThat(run.counts().rejected()).isZero();
        assertThat(run.outcome().problems())
                .containsExactly("half.gz: the compressed data ends in the middle, after " + half.length
                        + " bytes; lines 1 to " + lines + " were read, line " + (lines + 1)
                        + " is incomplete and was not.");
    }

    @Test
    void readsOnWhenOneOfSeveralFilesBreaksOff() {
        byte[] cut = Arrays.copyOf(Evening.gzip(GOOD.getBytes(StandardCharsets.UTF_8)), 30);
        Evening.bytes(folder, "cut.gz", cut);
        Evening.file(folder, "rows", List.of(GOOD));

        Run run = Run.of(folder, Run.USUAL, "cut.gz", "rows");

        assertThat(run.lines()).containsExactly(1L, 1L, 0L, 0L);
        assertThat(run.outcome().problems()).hasSize(1);
    }

    @Test
    void namesAllFilesThatCannotBeOpened() {
        InputFiles files = new InputFiles(List.of("gone", ".", "-", "-"), folder, InputStream.nullInputStream());

        assertThat(files.problems())
                .containsExactly("There is no file gone.", "The standard input can be read only once.");
    }

    @Test
    void accountsForEveryRowHoweverDamaged() {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        Evening.rows().forEach(row -> rows.add(damaged(row, random)));
        List<String> shown = List.of("1", "4");

        for (String threads : shown) {
            Run run = Run.of(
                    folder,
                    Run.settings(TimeLimits.NONE, Optional.empty(), Integer.parseInt(threads), 1),
                    Evening.file(folder, "rows", rows));

            assertThat(run.lines()).startsWith((long) rows.size());
            assertThat(run.counts().accepted()
                            + run.counts().ignoredLines()
                            + run.counts().rejected())
                    .as("%s threads", threads)
                    .isEqualTo(rows.size());
            assertThat(run.counts().rejected()).isPositive();
        }
    }

    private static String damaged(String row, Random random) {
        int from = random.nextInt(row.length());
        return switch (random.nextInt(5)) {
            case 0 -> row.substring(0, from);
            case 1 -> row.substring(0, from) + (char) random.nextInt(32, 0xFFFF) + row.substring(from + 1);
            case 2 -> row.substring(from) + row.substring(0, from);
            case 3 -> row + row;
            default -> row;
        };
    }

    private Run replay(String... rows) {
        return Run.of(folder, Run.USUAL, Evening.file(folder, "rows", List.of(rows)));
    }
}
