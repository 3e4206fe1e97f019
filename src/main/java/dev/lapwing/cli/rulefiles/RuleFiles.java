package dev.lapwing.cli.rulefiles;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.rule.RuleFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rule files of one's own: a file, or all of a folder and the folders in it that end in .yml or .yaml. */
public final class RuleFiles {
    private RuleFiles() {}

    /** Reads them in the order of their names. */
    public static List<RuleFile> read(Path folder, Path named) {
        Path path = folder.resolve(named);
        if (!Files.exists(path)) {
            throw new CommandFailed("There is no rule file or folder " + named + ".");
        }
        if (!Files.isDirectory(path)) {
            return List.of(source(path, named));
        }
        List<RuleFile> sources = new ArrayList<>();
        for (Path file : within(path, named)) {
            sources.add(source(file, named.resolve(path.relativize(file))));
        }
        if (sources.isEmpty()) {
            throw new CommandFailed("The folder " + named + " has no rule files (.yml or .yaml).");
        }
        return sources;
    }

    private static List<Path> within(Path folder, Path named) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> isRule(file.toString()) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed("The folder " + named + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static boolean isRule(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static RuleFile source(Path file, Path named) {
        try {
            return new RuleFile(named.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            return RuleFile.unreadable(named.toString(), "no UTF-8 text");
        } catch (IOException e) {
            return RuleFile.unreadable(named.toString(), "cannot be read: " + e.getMessage());
        }
    }
}
