package dev.lapwing.replay.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.replay.Run;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.InputText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs in the files that people have them in, which find what the same rows find one a line. */
class ExportsTest {
    private static final List<String> ROWS = Evening.rows();
    private static final String LINES = String.join("\n", ROWS) + "\n";

    @TempDir
    private Path folder;

    @Test
    void readsAPageOfTheApi() {
        String page = "{\"items\":[" + String.join(",", ROWS) + "],\"page\":1,\"perPage\":500,\"totalItems\":-1}";

        assertAllRead(text("page.json", page));
    }

    @Test
    void readsSeveralPagesBehindOneAnother() {
        String first = "{\"page\":1,\"perPage\":9,\"items\":[" + String.join(",", ROWS.subList(0, 9)) + "]}";
        String rest = "{\"page\":2,\"perPage\":9,\"items\":[" + String.join(",", ROWS.subList(9, ROWS.size())) + "]}";

        assertAllRead(text("lines.json", first + "\n" + rest + "\n"));
        assertAllRead(text("one.json", first + rest));
    }

    @Test
    void readsAListOfRows() {
        assertAllRead(text("list.json", "[" + String.join(",\n", ROWS) + "]"));
        assertAllRead(text("compact.json", "[" + String.join(",", ROWS) + "]"));
    }

    @Test
    void readsRowsOverSeveralLines() {
        List<String> pretty = ROWS.stream().map(ExportsTest::pretty).toList();

        assertAllRead(text("jq.json", String.join("\n", pretty)));
        assertAllRead(text("indented.json", "[\n" + String.join(",\n", pretty) + "\n]\n"));
        assertAllRead(text("page.json", "{\n  \"items\" : [\n" + String.join(",\n", pretty) + "\n],\r\n \"page\": 1}"));
    }

    @Test
    void namesARowThatIsNoLineByItsNumber() {
        Run run = replay(text("list.json", "[\n" + ROWS.get(0) + ", {\"id\": \"x\"}\n]"));

        assertThat(run.lines()).containsExactly(2L, 1L, 0L, 1L);
        assertThat(run.text()).contains("list.json#2  ");
    }

    @Test
    void tellsThatAListEndsInTheMiddle() {
        String list = "[" + String.join(",", ROWS) + "]";

        Run cut = replay(text("cut.json", list.substring(0, list.length() - 40)));
        Run open = replay(text("open.json", list.substring(0, list.length() - 1)));

        assertThat(cut.counts().accepted()).isEqualTo(ROWS.size() - 1L);
        assertThat(cut.outcome().problems())
                .containsExactly("cut.json: the JSON ends in the middle; rows 1 to " + (ROWS.size() - 1)
                        + " were read, row " + ROWS.size() + " is incomplete and was not.");
        assertThat(open.counts().accepted()).isEqualTo(ROWS.size());
        assertThat(open.outcome().problems())
                .containsExactly("open.json: the JSON ends in the middle; rows 1 to " + ROWS.size() + " were read.");
    }

    @Test
    void tellsOfAnAnswerWithoutRowsAmongPages() {
        Run run = replay(text("pages", "{\"items\":[" + ROWS.get(0) + "]}\n{\"status\":401,\"message\":\"no\"}\n"));

        assertThat(run.outcome().problems())
                .containsExactly("pages: the JSON is damaged behind row 1; rows 1 to 1 were read.");
    }

    @Test
    void keepsARowWhoseOwnListIsCalledItemsWhole() throws IOException {
        byte[] order = "{\"items\":[{\"sku\":1}],\"at\":\"2026-11-09T22:00:00Z\"}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(LayoutGuess.of(order, true)).isEqualTo(Layout.LINES);
        assertThat(LayoutGuess.of(order, false)).isEqualTo(Layout.PAGES);
    }

    @Test
    void readsLinesWhoseFirstIsCutOffAsLines() throws IOException {
        for (int end : new int[] {1, 8, 20, 60, ROWS.get(0).length() - 1}) {
            byte[] start = (ROWS.get(0).substring(0, end) + "\n" + LINES).getBytes(StandardCharsets.UTF_8);

            assertThat(LayoutGuess.of(start, false)).as("cut at %s", end).isEqualTo(Layout.LINES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsUtf16WithAndWithoutAByteOrderMark(String charset) {
        assertAllRead(Evening.bytes(folder, "without.ndjson", LINES.getBytes(Charset.forName(charset))));
        assertAllRead(Evening.bytes(folder, "with.ndjson", ("\uFEFF" + LINES).getBytes(Charset.forName(charset))));
        assertAllRead(Evening.bytes(
                folder, "packed.gz", Evening.gzip(("\uFEFF" + LINES).getBytes(Charset.forName(charset)))));
    }

    @Test
    void readsUtf8WithAByteOrderMark() {
        assertAllRead(text("marked.ndjson", "\uFEFF" + LINES));
    }

    @Test
    void readsWindows1252WhereItIsTold() throws IOException {
        byte[] text = "{\"a\":\"M\u00FCller \u20AC\"}\n".getBytes(Charset.forName("windows-1252"));

        InputText read =
                InputText.of(new ByteArrayInputStream(text), Optional.of(Charset.forName("windows-1252")), true);

        assertThat(new String(read.in().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"M\u00FCller \u20AC\"}\n");
    }

    @Test
    void neverEndsWellWhereAFileIsInAnotherEncoding() {
        byte[] rows = LINES.replace("/api/", "/\u00FCpi/").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(replay(Evening.bytes(folder, "latin", rows)).outcome().problems())
                .contains("latin is not UTF-8 but in another encoding, so that its letters beyond ASCII are lost;"
                        + " --encoding windows-1252, or another name, reads it as it was meant.");
    }

    @Test
    void readsAFileInWhichAFewPlacesAreBrokenAndSaysSo() {
        byte[] rows = (ROWS.get(0).replace("/api/", "/\u00FCpi/") + "\n" + ROWS.get(1) + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        Run run = replay(Evening.bytes(folder, "broken", rows));

        assertThat(run.outcome().problems()).isEmpty();
        assertThat(run.counts().accepted()).isEqualTo(2);
        assertThat(run.notes()).containsExactly("broken is not all UTF-8; what is broken was read as U+FFFD.");
    }

    @Test
    void givesAHalfCharacterAsABrokenByteToWhoeverReadsTheRow() throws IOException {
        byte[] odd = Arrays.copyOf("\uFEFFabcd??x".getBytes(StandardCharsets.UTF_16LE), 15);
        odd[10] = 0;
        odd[11] = (byte) 0xD8;

        byte[] read = InputText.of(new ByteArrayInputStream(odd), Optional.empty(), false)
                .in()
                .readAllBytes();

        assertThat(read).containsExactly('a', 'b', 'c', 'd', 0xFF, '?', 0xFF);
    }

    @Test
    void refusesWhatIsNoTextAndSaysWhatHelps() {
        Map<String, String> files = Map.of(
                "auxiliary.db", "SQLite format 3\0...",
                "a.zst", "(\u00B5/\u00FD....",
                "a.xz", "\u00FD7zXZ\0...",
                "logs.pdf", "%PDF-1.7");
        files.forEach((name, begin) -> Evening.bytes(folder, name, begin.getBytes(StandardCharsets.ISO_8859_1)));

        List<String> problems = files.keySet().stream()
                .sorted()
                .flatMap(name -> replay(name).outcome().problems().stream())
                .toList();

        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).startsWith("a.xz is packed with xz; unpack it: ");
        assertThat(problems.get(1)).startsWith("a.zst is packed with Zstandard; unpack it: ");
        assertThat(problems.get(2))
                .startsWith("auxiliary.db is an SQLite database, which is not read here.")
                .contains("lapwing sources")
                .contains("sqlite3 FILE ");
        assertThat(problems.get(3)).isEqualTo("logs.pdf is a PDF; export the log as CSV or JSON.");
    }

    @Test
    void readsNeonsValuesBetweenSemicolonsOrTabs() {
        String row =
                "1;2;3;evt-%d;POST;\"{\"\"a\"\":1,\"\"b\"\":2}\";6;/api/v2/projects;8;key_1,2;2026-11-09 22:00:00.000 +0000;"
                        + "project;api_key_user;200;{};create_project;16";
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(row.formatted(i));
        }

        Run semicolons = replay(Evening.file(folder, "a.csv", rows));
        Run tabs = replay(text("b.csv", "\uFEFF" + String.join("\r\n", rows).replace(';', '\t')));
        Run commas = replay(Evening.file(
                folder,
                "c.csv",
                rows.stream()
                        .map(each -> each.replace("key_1,2", "\"key_1,2\"").replace(';', ','))
                        .toList()));

        assertThat(commas.lines()).as(commas.text()).containsExactly(3L, 3L, 0L, 0L);
        assertThat(semicolons.lines()).as(semicolons.text()).containsExactly(3L, 3L, 0L, 0L);
        assertThat(tabs.lines()).as(tabs.text()).containsExactly(3L, 3L, 0L, 0L);
    }

    @Test
    void readsFilesOfSeveralSourcesInOneGo() {
        Evening.file(folder, "shop.ndjson", ROWS);
        Evening.file(folder, "blog.ndjson", ROWS);
        InputFiles files = new InputFiles(
                List.of("shop.ndjson"),
                folder,
                InputStream.nullInputStream(),
                Map.of("shop.ndjson", "shop", "blog.ndjson", "blog"),
                Optional.empty());

        Run run = Run.of(files, Optional.empty(), Run.USUAL);

        assertThat(run.counts().accepted()).isEqualTo(2L * ROWS.size());
        assertThat(run.outcome().horizons().byInstance()).containsOnlyKeys("shop", "blog");
    }

    private void assertAllRead(String file) {
        Run run = replay(file);

        assertThat(run.lines()).as(run.text()).containsExactly((long) ROWS.size(), (long) ROWS.size(), 0L, 0L);
        assertThat(run.outcome().problems()).isEmpty();
        assertThat(run.digest())
                .isEqualTo(replay(Evening.file(folder, "lines.ndjson", ROWS)).digest());
    }

    private Run replay(String file) {
        return Run.of(folder, Run.USUAL, file);
    }

    private String text(String name, String text) {
        return Evening.bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Breaks a row where it may be broken: behind each comma and brace that is in no text. */
    private static String pretty(String row) {
        StringBuilder pretty = new StringBuilder();
        boolean inText = false;
        boolean escaped = false;
        for (int i = 0; i < row.length(); i++) {
            char each = row.charAt(i);
            inText ^= each == '"' && !escaped;
            escaped = each == '\\' && !escaped;
            pretty.append(each).append(!inText && "{,:".indexOf(each) >= 0 ? "\n  " : "");
        }
        return pretty.toString();
    }
}
