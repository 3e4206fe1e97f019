package dev.lapwing.cli.demo;

import dev.lapwing.Lapwing;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.redact.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replays the demo's logs in a process of its own, which shares nothing with the job but the files. */
final class DemoReplay {
    /** Public, like everything in the demo: the samples hold no secret of anybody. */
    static final Secret KEY = new Secret("the demo's fingerprint key");

    private static final String KEY_VARIABLE = "LAPWING_SECRETS_FINGERPRINT_KEY";
    private static final String DIGEST = "digest sha256:";

    private DemoReplay() {}

    /** The digest that the replay prints; an empty text where somebody has had enough. */
    static String digestOf(DemoSamples samples, StopSignal stop) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Lapwing.class.getName(),
                "replay"));
        samples.samples().forEach(sample -> command.add(sample.file().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(KEY_VARIABLE, KEY.reveal());
        builder.directory(folder(samples));
        try {
            Process replay = builder.start();
            String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean failed = replay.waitFor() != 0;
            if (stop.wished()) {
                return "";
            }
            if (failed) {
                throw new CommandFailed("The replay failed.");
            }
            return said.lines()
                    .filter(line -> line.startsWith(DIGEST))
                    .findFirst()
                    .map(line -> line.substring(DIGEST.length()))
                    .orElseThrow(() -> new CommandFailed("The replay told no digest."));
        } catch (IOException e) {
            throw new CommandFailed("The replay could not be started: " + e.getMessage() + ".", e);
        }
    }

    /** Where the samples lie, and no configuration does. */
    private static File folder(DemoSamples samples) {
        Path folder = samples.samples().get(0).file().getParent();
        return (folder == null ? Path.of("") : folder).toFile();
    }
}
