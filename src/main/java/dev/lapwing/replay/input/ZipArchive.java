package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive, whose files are read one by one as if they were unpacked.
 *
 * @param path where it is
 * @param name how people call it
 */
record ZipArchive(Path path, String name) {
    /** Deflate packs at most 1,032 times; more is one packed piece that stands for many files. */
    private static final long MOST_PACKED = 1100;

    private static final String OFFICE = "[Content_Types].xml";
    private static final byte[] BEGIN = {'P', 'K'};

    /** Whether a file begins like one. */
    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            boolean begins = start.length == 4 && Arrays.equals(start, 0, 2, BEGIN, 0, 2);
            return begins && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
        }
    }

    /**
     * Its files in the order of their names.
     *
     * @throws NotRead when it is none that holds logs, or one that is made to do harm
     */
    List<ZipEntry> files() throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > InputList.MOST) {
                throw new NotRead("holds more than " + InputList.MOST + " files; unpack it and name some of them");
            }
            if (zip.getEntry(OFFICE) != null) {
                throw new NotRead("is an Office document; save its sheet as CSV");
            }
            List<ZipEntry> files = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry.class::cast)
                    .sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .toList();
            if (unpackedSize(files) / MOST_PACKED > Files.size(path)) {
                throw new NotRead("says that it unpacks to more than " + MOST_PACKED
                        + " times its size, which no archive of logs does");
            }
            return files;
        } catch (ZipException e) {
            throw new NotRead("is a damaged zip archive (" + e.getMessage() + ")");
        }
    }

    /** Opens one of its files; what is read is checked against what the archive says of it. */
    InputStream open(ZipEntry file) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            return new ZippedFile(zip, file);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static double unpackedSize(List<ZipEntry> files) {
        return files.stream().mapToDouble(entry -> Math.max(0, entry.getSize())).sum();
    }
}
