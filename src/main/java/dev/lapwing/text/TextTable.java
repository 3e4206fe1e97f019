package dev.lapwing.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, in columns as wide as their widest cell. */
public final class TextTable {
    /** The width where nobody's screen has to be fitted. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int WIDEST = 60;
    private static final String INDENT = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(List.of(cells).stream().map(SafeText::marked).toList());
    }

    /** The rows as lines of a width: in columns where they fit, else each row over as many lines as it takes. */
    public List<String> lines(int width) {
        List<String> lines = columns();
        boolean fits = lines.stream().allMatch(line -> line.length() <= width);
        return fits
                ? lines
                : rows.stream().flatMap(row -> flowing(row, width).stream()).toList();
    }

    /** The rows as a table of Markdown, the first of them as its head. */
    public List<String> markdown() {
        int[] widths = widths(UNBOUNDED);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(piped(row, widths, " "));
            if (lines.size() == 1) {
                lines.add(piped(row.stream().map(cell -> "").toList(), widths, "-"));
            }
        }
        return lines;
    }

    private static String piped(List<String> row, int[] widths, String filler) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < row.size(); i++) {
            String rest = filler.repeat(widths[i] - row.get(i).length());
            line.append(filler).append(row.get(i)).append(rest).append(filler).append('|');
        }
        return line.toString();
    }

    private static List<String> flowing(List<String> row, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String cell : row) {
            boolean first = line.length() == 0;
            if (!first && line.length() + INDENT.length() + cell.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(first ? "" : INDENT).append(cell);
            while (line.length() > width) {
                int blank = line.lastIndexOf(" ", width);
                int end = blank > width / 2 ? blank : width;
                lines.add(line.substring(0, end).stripTrailing());
                line.replace(0, end, "");
                line.replace(0, line.length(), INDENT + line.toString().stripLeading());
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private List<String> columns() {
        int[] widths = widths(WIDEST);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths(int most) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.min(most, Math.max(widths[i], row.get(i).length()));
            }
        }
        return widths;
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
}
