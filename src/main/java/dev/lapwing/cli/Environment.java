package dev.lapwing.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds where it is started.
 *
 * @param environment the environment variables; hidden when shown, since they hold secrets
 * @param folder the working folder
 */
public record Environment(Map<String, String> environment, Path folder) {
    public Environment {
        environment = Map.copyOf(environment);
    }

    public static Environment ofThisProcess() {
        return new Environment(System.getenv(), Path.of("").toAbsolutePath());
    }

    @Override
    public String toString() {
        return "Surroundings[" + folder + "]";
    }
}
