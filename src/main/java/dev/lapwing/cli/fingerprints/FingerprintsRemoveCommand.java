package dev.lapwing.cli.fingerprints;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.text.SafeText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lapwing fingerprints remove}: forgets a known credential. */
@Command(
        name = "remove",
        description = "Forgets a credential, as one that was revoked.",
        exitCodeList = {"0:forgotten", "1:none is known by that name, or it cannot be written", "2:an option is wrong"})
final class FingerprintsRemoveCommand implements Callable<Integer> {
    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Parameters(paramLabel = "NAME", description = "Its name, as lapwing fingerprints list shows it.")
    private String name = "";

    FingerprintsRemoveCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        FingerprintList list = FingerprintList.of(configOptions.load());
        if (!list.names(name)) {
            throw new CommandFailed(SafeText.escaped(
                    "None is known as " + name + "; lapwing fingerprints list shows which there are."));
        }
        list.keep(
                list.known().stream().filter(each -> !each.name().equals(name)).toList());
        frame.print("No longer known: " + name + ".");
        return Exit.OK;
    }
}
