package dev.lapwing.replay;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a person named.
 *
 * @param names files, or {@link #STDIN}
 * @param folder where relative names begin
 * @param stdin the standard input
 */
public record InputFiles(List<String> names, Path folder, InputStream stdin) {
    /** Names the standard input among files. */
    public static final String STDIN = "-";

    public InputFiles {
        names = List.copyOf(names);
    }

    /** What is wrong with them before any is opened, a sentence each. */
    public List<String> problems() {
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            if (name.equals(STDIN)) {
                continue;
            }
            if (!Files.exists(path)) {
                wrong.add("There is no file " + name + ".");
            } else if (Files.isDirectory(path)) {
                wrong.add(name + " is a folder; name the files in it.");
            } else if (!Files.isReadable(path)) {
                wrong.add(name + " cannot be read: permission denied.");
            }
        }
        if (names.stream().filter(STDIN::equals).count() > 1) {
            wrong.add("The standard input can be read only once.");
        }
        return wrong;
    }

    /** Whether a file is among them, under whatever name. */
    public boolean contains(Path file) {
        for (String name : names) {
            try {
                if (!name.equals(STDIN) && Files.exists(file) && Files.isSameFile(file, folder.resolve(name))) {
                    return true;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }

    InputStream open(String name) throws IOException {
        return name.equals(STDIN)
                ? stdin
                : new FileInputStream(folder.resolve(name).toFile());
    }

    /** Whether it can be opened again after a first look; a pipe would have lost its beginning. */
    boolean showsItsStartTwice(String name) {
        return !name.equals(STDIN) && Files.isRegularFile(folder.resolve(name));
    }

    static String shown(String name) {
        return name.equals(STDIN) ? "stdin" : name;
    }
}
