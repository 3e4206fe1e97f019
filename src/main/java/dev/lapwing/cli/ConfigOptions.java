package dev.lapwing.cli;

import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command finds its configuration. */
public final class ConfigOptions {
    static final String DEFAULT_FILE = "lapwing.yml";

    private final Environment surroundings;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file (default: lapwing.yml in this folder, if there is one).")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one key, such as kafka.bootstrap.servers=host:9092; may be repeated.")
    private List<String> flags = new ArrayList<>();

    public ConfigOptions(Environment surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether there is a file to read, given or in the working folder. */
    public boolean hasFile() {
        return file != null || Files.exists(surroundings.folder().resolve(DEFAULT_FILE));
    }

    /** How the file is called. */
    public String fileName() {
        return file == null ? DEFAULT_FILE : file.toString();
    }

    /** What is written in the file; nothing where there is none. */
    public String fileText() {
        return hasFile() ? text(path(), fileName()) : "";
    }

    /** The configuration; every problem it has is told at once. */
    public Config load() {
        ConfigReader.Result result = read();
        CommandFailed.ifAnyWrong(result.problems());
        return result.config();
    }

    /** The configuration for the streaming job, which needs more than the other commands. */
    public Config loadForRun() {
        Config config = load();
        CommandFailed.ifAnyWrong(config.missingForRun());
        return config;
    }

    public ConfigReader.Result read() {
        Path parent = path().toAbsolutePath().getParent();
        return ConfigReader.read(
                fileName(),
                parent == null ? surroundings.folder() : parent,
                fileText(),
                surroundings.environment(),
                flags);
    }

    private Path path() {
        return surroundings.folder().resolve(fileName());
    }

    private static String text(Path path, String name) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw CommandFailed.wrong("There is no configuration file " + name + ".");
        } catch (CharacterCodingException e) {
            throw CommandFailed.wrong("The configuration file " + name + " is no UTF-8 text.");
        } catch (IOException e) {
            throw new CommandFailed("The configuration file " + name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
