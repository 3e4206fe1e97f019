package dev.lapwing.replay.input;

import dev.lapwing.text.SafeText;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The inputs that files, folders and archives come to, and what is to be said of those that are none. */
public final class InputList {
    /** So many files of one folder or archive are read. */
    public static final int MOST = 10_000;

    private static final int DEEPEST = 32;
    private static final String MAC = "__MACOSX";

    private final InputFiles files;
    private final List<Input> inputs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private InputList(InputFiles files) {
        this.files = files;
    }

    static InputList of(InputFiles files) {
        InputList list = new InputList(files);
        files.names().forEach(list::add);
        return list;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<String> problems() {
        return problems;
    }

    List<String> notes() {
        return notes;
    }

    private void add(String name) {
        Optional<String> source = files.sourceOf(name);
        Path path = files.folder().resolve(name);
        if (name.equals(InputFiles.STDIN)) {
            inputs.add(new Input("stdin", source, files::stdin, false));
        } else if (files.texts().containsKey(name)) {
            byte[] text = files.texts().get(name).getBytes(StandardCharsets.UTF_8);
            inputs.add(new Input(name, source, () -> new ByteArrayInputStream(text), true));
        } else if (Files.isDirectory(path)) {
            addFolder(name, path, source);
        } else {
            addFile(name, path, source);
        }
    }

    private void addFolder(String name, Path folder, Optional<String> source) {
        List<Path> within = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
            found.filter(Files::isRegularFile).limit(MOST + 1L).sorted().forEach(within::add);
        } catch (IOException | UncheckedIOException e) {
            problems.add("The folder " + name + " cannot be read to its end: " + e.getMessage() + ".");
        }
        if (within.size() > MOST) {
            problems.add("The folder " + name + " holds more than " + MOST + " files; name some of them.");
            return;
        }
        int before = inputs.size();
        for (Path file : within) {
            Path inside = folder.relativize(file);
            if (!isHidden(inside.toString())) {
                addFile(Path.of(name).resolve(inside).toString(), file, source);
            }
        }
        noteHidden(
                name,
                within.stream()
                        .filter(file -> isHidden(folder.relativize(file).toString()))
                        .count());
        if (inputs.size() == before) {
            notes.add("The folder " + name + " has no files.");
        }
    }

    private void addFile(String name, Path path, Optional<String> source) {
        try {
            if (Files.isRegularFile(path) && ZipArchive.is(path)) {
                addArchive(new ZipArchive(path, name), source);
            } else {
                inputs.add(
                        new Input(name, source, () -> new FileInputStream(path.toFile()), Files.isRegularFile(path)));
            }
        } catch (NotRead e) {
            problems.add(name + " " + e.getMessage() + ".");
        } catch (IOException e) {
            problems.add(name + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private void addArchive(ZipArchive archive, Optional<String> source) throws IOException {
        List<ZipEntry> entries = archive.files();
        for (ZipEntry entry : entries) {
            if (!isHidden(entry.getName())) {
                String name = archive.name() + "!" + SafeText.marked(entry.getName());
                inputs.add(new Input(name, source, () -> archive.open(entry), true));
            }
        }
        noteHidden(
                archive.name(),
                entries.stream().filter(entry -> isHidden(entry.getName())).count());
        if (entries.isEmpty()) {
            notes.add(archive.name() + " has no files.");
        }
    }

    private void noteHidden(String name, long hidden) {
        if (hidden > 0) {
            notes.add("Of " + name + " " + hidden + (hidden == 1 ? " hidden file was" : " hidden files were")
                    + " passed over.");
        }
    }

    /** What desktops leave beside files. */
    private static boolean isHidden(String path) {
        for (String part : path.split("[/\\\\]", -1)) {
            if (part.equals(MAC) || (part.startsWith(".") && part.length() > 1 && !part.equals(".."))) {
                return true;
            }
        }
        return false;
    }
}
