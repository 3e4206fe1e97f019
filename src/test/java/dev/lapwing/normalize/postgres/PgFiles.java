package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.parse.Samples;
import dev.lapwing.text.RowEnds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of sample files, of which some go on over several lines. */
final class PgFiles {
    private static final RowEnds ENDS = new RowEnds(List.of(PostgresRow.SEPARATED));

    private PgFiles() {}

    static List<String> rows(String name) {
        byte[] bytes = bytes("/normalize/" + name);
        List<String> rows = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int end = ENDS.next(bytes, from, bytes.length, false);
            rows.add(new String(bytes, from, end - from, StandardCharsets.UTF_8));
            from = end + 1;
        }
        return rows;
    }

    /** What all events of a file say. */
    static List<Map<String, Object>> said(String name, String... without) {
        return rows(name).stream()
                .flatMap(row -> PgRows.events(row).stream())
                .map(event -> Samples.said(event, without))
                .toList();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PgFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
