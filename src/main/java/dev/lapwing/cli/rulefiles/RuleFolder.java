package dev.lapwing.cli.rulefiles;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.posture.snapshot.SnapshotReader;
import dev.lapwing.posture.snapshot.SnapshotReading;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of rule files with the examples that lie beside them.
 *
 * @param name how people call it
 * @param files its rule files
 * @param examples finds a file of examples
 */
public record RuleFolder(String name, List<RuleFile> files, Examples examples) {
    /** Rows that must raise an alert; {@code fires.polls.ndjson} is what polls saw beside them. */
    public static final String FIRES = "fires.ndjson";
    /** Rows that must not. */
    public static final String QUIET = "quiet.ndjson";
    /** The configuration of the rows' source that was approved, where a rule is about that. */
    public static final String APPROVED = "approved.json";

    /** Finds what lies beside the rules. */
    interface Examples {
        Optional<InputFiles> find(String file);

        Optional<String> text(String file);
    }

    private record Shipped(RuleFile rule) implements Examples {
        @Override
        public Optional<InputFiles> find(String file) {
            return shipped(rule, file);
        }

        @Override
        public Optional<String> text(String file) {
            return BuiltinRules.beside(rule, file);
        }
    }

    private record Own(Path folder) implements Examples {
        @Override
        public Optional<InputFiles> find(String file) {
            return inFolder(folder, file);
        }

        @Override
        public Optional<String> text(String file) {
            try {
                return Files.exists(folder.resolve(file))
                        ? Optional.of(Files.readString(folder.resolve(file)))
                        : Optional.empty();
            } catch (IOException e) {
                throw new CommandFailed(folder.resolve(file) + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
    }

    public RuleFolder {
        files = List.copyOf(files);
    }

    /** The folders of rules that Lapwing brings, each with one file. */
    public static List<RuleFolder> ofShipped(List<RuleFile> files) {
        return files.stream()
                .map(file -> new RuleFolder(BuiltinRules.name(file.file()), List.of(file), new Shipped(file)))
                .toList();
    }

    /** The folders that files of one's own lie in. */
    public static List<RuleFolder> ofOwn(Path workingFolder, List<RuleFile> files) {
        Map<Path, List<RuleFile>> byFolder = new LinkedHashMap<>();
        for (RuleFile file : files) {
            Path parent = Optional.ofNullable(Path.of(file.file()).getParent()).orElse(Path.of(""));
            byFolder.computeIfAbsent(parent, folder -> new ArrayList<>()).add(file);
        }
        return byFolder.entrySet().stream()
                .map(entry -> new RuleFolder(
                        entry.getKey().toString().isEmpty()
                                ? "."
                                : entry.getKey().toString(),
                        entry.getValue(),
                        new Own(workingFolder.resolve(entry.getKey()))))
                .toList();
    }

    /** Whether a file of examples is there. */
    public boolean has(String file) {
        return examples.find(file).isPresent();
    }

    /** The rows of a file of examples; their format is guessed. */
    public Optional<ReplayInput> rows(String file) {
        return examples.find(file).map(files -> new ReplayInput(files, Optional.empty(), Optional.empty()));
    }

    /** What was approved of the source that the rows are of; empty where the folder has none. */
    public Optional<SnapshotReading> approved() {
        return examples.text(APPROVED).map(SnapshotReader::read);
    }

    /** The rules of the folder that raise alerts. */
    public List<CorrelationRule> alerting(RuleSet rules) {
        return rules.correlations().stream()
                .filter(CorrelationRule::alerts)
                .filter(rule -> files.stream().anyMatch(file -> file.file().equals(rule.sourceFile())))
                .toList();
    }

    /** The text of a rule's file. */
    public RuleFile fileOf(CorrelationRule rule) {
        return files.stream()
                .filter(file -> file.file().equals(rule.sourceFile()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(rule.sourceFile() + " is not in " + name));
    }

    private static Optional<InputFiles> shipped(RuleFile rule, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String part : parts(name)) {
            BuiltinRules.beside(rule, part).ifPresent(text -> texts.put(part, text));
        }
        return Optional.of(texts).filter(found -> !found.isEmpty()).map(InputFiles::inMemory);
    }

    private static Optional<InputFiles> inFolder(Path folder, String name) {
        List<String> there = parts(name).stream()
                .filter(part -> Files.exists(folder.resolve(part)))
                .toList();
        return Optional.of(there)
                .filter(found -> !found.isEmpty())
                .map(found -> new InputFiles(found, folder, InputStream.nullInputStream()));
    }

    /** What polls saw of the same time lies in a file of its own. */
    private static List<String> parts(String name) {
        return List.of(name, name.replace(".ndjson", ".polls.ndjson"));
    }
}
