package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Exit codes mean the same in all commands, and the table in docs/commands.md tells them all. */
class ExitCodesTest {
    private static final Set<String> CODES = codes();

    @Test
    void standAllInTheTableForPeople() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/commands.md"));
        List<String> told = page.subList(page.indexOf("## Exit codes"), page.indexOf("## Files with logs")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> line.replaceAll("^\\| (\\d+) .*", "$1"))
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(CODES);
    }

    @Test
    void areAllThatCommandsListInTheirHelp() {
        Set<String> listed = commands(Lapwing.commandLine(new Environment(Map.of(), Path.of(""))))
                .flatMap(command -> usage(command).exitCodeList().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(CODES).containsAll(listed);
        assertThat(listed).contains("0", "1", "2", "4", "130");
    }

    @Test
    void haveAHeadingWhereverTheyAreListed() {
        assertThat(commands(Lapwing.commandLine(new Environment(Map.of(), Path.of("")))))
                .filteredOn(command -> !usage(command).exitCodeList().isEmpty())
                .hasSizeGreaterThan(10)
                .allSatisfy(command ->
                        assertThat(command.getUsageMessage()).contains(System.lineSeparator() + "Exit codes:"));
    }

    private static Set<String> codes() {
        return Arrays.stream(Exit.class.getFields())
                .map(field -> {
                    try {
                        return String.valueOf(field.getInt(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static UsageMessageSpec usage(CommandLine command) {
        return command.getCommandSpec().usageMessage();
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ExitCodesTest::commands));
    }
}
