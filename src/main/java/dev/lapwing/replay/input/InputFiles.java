package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a person named.
 *
 * @param names files, folders of files, or {@link #STDIN}
 * @param folder where relative names begin
 * @param stdin the standard input
 * @param sources which source the files of some names are of
 * @param charset the character set of those that are not UTF-8, if it was told
 * @param texts what stands for the files of some names
 */
public record InputFiles(
        List<String> names,
        Path folder,
        InputStream stdin,
        Map<String, String> sources,
        Optional<Charset> charset,
        Map<String, String> texts) {
    /** Names the standard input among files. */
    public static final String STDIN = "-";

    /** The same file is read once, however often it is named. */
    public InputFiles {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(sources.keySet());
        names = sources.isEmpty() ? List.copyOf(names) : List.copyOf(all);
        sources = Map.copyOf(sources);
        texts = Map.copyOf(texts);
    }

    /** Files on disk, or the standard input. */
    public InputFiles(
            List<String> names,
            Path folder,
            InputStream stdin,
            Map<String, String> sources,
            Optional<Charset> charset) {
        this(names, folder, stdin, sources, charset, Map.of());
    }

    /** Texts that are read like files, in the order of their names. */
    public static InputFiles inMemory(Map<String, String> texts) {
        List<String> names = texts.keySet().stream().sorted().toList();
        return new InputFiles(names, Path.of(""), InputStream.nullInputStream(), Map.of(), Optional.empty(), texts);
    }

    /** Files of which nothing more is told than their names. */
    public InputFiles(List<String> names, Path folder, InputStream stdin) {
        this(names, folder, stdin, Map.of(), Optional.empty());
    }

    /** What is wrong with them before any is opened, a sentence each. */
    public List<String> problems() {
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            if (name.equals(STDIN) || texts.containsKey(name)) {
                continue;
            }
            if (!Files.exists(path)) {
                wrong.add("There is no file " + name + ".");
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
                if (!name.equals(STDIN) && Files.exists(file) && isIn(file, folder.resolve(name))) {
                    return true;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }

    Optional<String> sourceOf(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    private static boolean isIn(Path file, Path named) throws IOException {
        return Files.isDirectory(named)
                ? file.toRealPath().startsWith(named.toRealPath())
                : Files.isSameFile(file, named);
    }
}
