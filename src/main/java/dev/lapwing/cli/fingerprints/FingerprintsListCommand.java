package dev.lapwing.cli.fingerprints;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.config.Config;
import dev.lapwing.redact.KnownCredentials.Known;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lapwing fingerprints list}: the names of known credentials. */
@Command(
        name = "list",
        description = "Shows the names and kinds of the credentials that are known.",
        exitCodeList = {"0:shown", "1:they cannot be read", "2:an option is wrong"})
final class FingerprintsListCommand implements Callable<Integer> {
    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    FingerprintsListCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config config = configOptions.load();
        FingerprintList list = FingerprintList.of(config);
        Optional<String> keyId =
                config.fingerprintKey().map(key -> new Redactor(key.reveal().getBytes(StandardCharsets.UTF_8)).keyId());
        if (list.known().isEmpty()) {
            frame.print("None is known; lapwing fingerprints add --as NAME tells of one.");
        }
        for (Known each : list.known()) {
            boolean ours = keyId.filter(each.mark().keyId()::equals).isPresent();
            frame.print(
                    each.name() + "  " + each.mark().kind() + "  " + each.mark().fingerprint()
                            + (ours ? "" : "  made with another key: it is not known again, add it anew"));
        }
        return Exit.OK;
    }
}
