package dev.lapwing.cli.fingerprints;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.config.Config;
import dev.lapwing.config.known.KnownFile;
import dev.lapwing.redact.KnownCredentials.Known;
import dev.lapwing.redact.Redactor;
import dev.lapwing.redact.span.Mark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing fingerprints add}: takes a credential in, of which only the fingerprint is kept. */
@Command(
        name = "add",
        description =
                "Reads a credential or a connection string without showing it, from the terminal or a pipe, and"
                        + " keeps its fingerprint alone. The job and the other commands know it again from their next start on.",
        exitCodeList = {"0:added", "1:it cannot be read or kept", "2:an option is wrong"})
final class FingerprintsAddCommand implements Callable<Integer> {
    private static final int SHORTEST = 8;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            required = true,
            description = "What alerts call it, such as prod-owner or canary-wiki.")
    private String name = "";

    FingerprintsAddCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        if (!KnownFile.isName(name)) {
            throw CommandFailed.wrong("A name has up to 64 letters, digits, dots, dashes and underscores.");
        }
        Config config = configOptions.load();
        byte[] key = config.fingerprintKey()
                .orElseThrow(() -> CommandFailed.wrong(
                        "secrets.fingerprint.key is missing: without it nothing could be known again."))
                .reveal()
                .getBytes(StandardCharsets.UTF_8);
        FingerprintList list = FingerprintList.of(config);
        if (list.names(name)) {
            throw CommandFailed.wrong(
                    name + " is the name of another one; lapwing fingerprints remove " + name + " forgets that.");
        }
        List<Mark> marks = marks(new Redactor(key), HiddenLine.read(System.in));
        List<Known> known = new ArrayList<>(list.known());
        marks.forEach(mark -> known.add(new Known(name, mark)));
        if (known.size() > KnownFile.MOST) {
            throw new CommandFailed("No more than " + KnownFile.MOST + " are kept.");
        }
        list.keep(known);
        String kinds = marks.stream().map(Mark::kind).distinct().collect(Collectors.joining(" and "));
        frame.print("Known as " + name + ": " + kinds + ", kept as a fingerprint in " + list.file() + ".");
        return Exit.OK;
    }

    private static List<Mark> marks(Redactor redactor, String credential) {
        if (credential.length() < SHORTEST) {
            throw new CommandFailed("A credential has at least " + SHORTEST + " characters; nothing was kept.");
        }
        return redactor.marksOf(credential);
    }
}
