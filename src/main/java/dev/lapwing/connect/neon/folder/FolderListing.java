package dev.lapwing.connect.neon.folder;

import dev.lapwing.connect.source.LogUnreadable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a folder that may hold rows. */
final class FolderListing {
    /** A folder with more files is not read: somebody lays things there which nobody clears away. */
    static final int MOST = 100_000;

    /** Names without an ending, or with one of text; compressed or not. Others are unfinished, hidden or something else. */
    private static final Pattern NAME = Pattern.compile("[^.][^.]*(\\.gz)?|[^.].*\\.(txt|csv|log)(\\.gz)?");

    private FolderListing() {}

    /**
     * Lists them, in no order.
     *
     * @param most more files than these are a problem
     * @throws LogUnreadable where the folder cannot be read, or has too many files
     */
    static List<AuditFile> of(Path folder, int most) throws LogUnreadable {
        List<AuditFile> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, FolderListing::isNamedLikeOne)) {
            Path real = folder.toRealPath();
            for (Path path : all) {
                file(real, path).ifPresent(files::add);
                if (files.size() > most) {
                    throw problem("there are more than " + most + " files; move away those that were read");
                }
            }
            return files;
        } catch (NoSuchFileException e) {
            throw problem("there is no such folder");
        } catch (AccessDeniedException e) {
            throw problem("the worker may not read it");
        } catch (IOException | DirectoryIteratorException e) {
            throw problem("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static boolean isNamedLikeOne(Path path) {
        Path name = path.getFileName();
        return name != null
                && NAME.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
    }

    /** A link is followed as far as it stays in the folder. What goes away meanwhile is not there. */
    private static Optional<AuditFile> file(Path folder, Path path) {
        try {
            Path real = path.toRealPath();
            BasicFileAttributes seen = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Path name = path.getFileName();
            return real.startsWith(folder) && seen.isRegularFile() && name != null
                    ? Optional.of(new AuditFile(
                            name.toString(),
                            real,
                            seen.size(),
                            seen.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static LogUnreadable problem(String words) {
        return new LogUnreadable("the folder is not read: " + words, 0, false);
    }
}
