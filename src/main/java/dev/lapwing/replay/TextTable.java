package dev.lapwing.replay;

import dev.lapwing.text.Steering;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells, in columns as wide as their widest cell. */
public final class TextTable {
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(List.of(cells).stream().map(TextTable::harmless).toList());
    }

    /** The rows as lines. */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            boolean last = i == row.size() - 1;
            line.append(" ".repeat(last ? 0 : Math.max(0, widths[i] - row.get(i).length()) + 2));
        }
        return line.toString();
    }

    /** Values come from logs: nothing in them may steer the terminal. */
    private static String harmless(String cell) {
        return cell.codePoints()
                .map(c -> Steering.is(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
