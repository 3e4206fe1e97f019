package dev.lapwing.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table that reads well in a terminal and as Markdown. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        row(heads);
    }

    /** One line for each work of a {@link Contest}. */
    static Table ofContest(String reference) {
        return new Table(
                "what", "rows/s by the clock", "rows per CPU second", "clock, of " + reference, "CPU, of " + reference);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(Consumer<String> out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            out.accept(line(rows.get(i), widths, " "));
            if (i == 0) {
                out.accept(line(rows.get(0).stream().map(cell -> "").toList(), widths, "-"));
            }
        }
    }

    private static String line(List<String> row, int[] widths, String filler) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < row.size(); i++) {
            line.append(filler)
                    .append(row.get(i))
                    .append(filler.repeat(widths[i] - row.get(i).length()))
                    .append(filler)
                    .append('|');
        }
        return line.toString();
    }
}
