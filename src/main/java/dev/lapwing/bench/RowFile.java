package dev.lapwing.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows in a file, one a line.
 *
 * @param rows how many there are
 * @param bytes how many bytes they have, line ends not counted
 */
record RowFile(Path path, long rows, long bytes) {
    private static final double TOLERANCE = 0.02;
    /** Of few rows the average says nothing. */
    private static final int ENOUGH = 1_000;

    /** Writes rows; the same ones for the same seed. */
    static RowFile write(Path path, RowMix mix, long rows, long seed) {
        RowMaker maker = new RowMaker(mix, seed);
        long bytes = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
            for (long row = 0; row < rows; row++) {
                byte[] line = maker.next();
                out.write(line);
                out.write('\n');
                bytes += line.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RowFile file = new RowFile(path, rows, bytes);
        file.checkLength();
        return file;
    }

    double averageBytes() {
        return (double) bytes / rows;
    }

    private void checkLength() {
        double off = averageBytes() / RowMaker.AVERAGE_BYTES - 1;
        if (rows >= ENOUGH && Math.abs(off) > TOLERANCE) {
            throw new IllegalStateException("rows are " + averageBytes() + " bytes long on average");
        }
    }
}
