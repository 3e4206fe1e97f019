package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lapwing.cli.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for people lead where they say, and the commands in them are commands. */
class DocsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ +(?:[A-Z_]+=\\S+ )?\\./lapwing ([^\n]*)$");
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> topology = Files.list(Path.of("topology-docs"))) {
            return Stream.of(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs, topology)
                    .flatMap(files -> files.filter(file -> file.toString().endsWith(".md")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadToFilesAndHeadingsThatAreThere(Path page) throws IOException {
        assertThat(links(page)).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
            }
        });
    }

    @Test
    void areAllNamedInTheReadme() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            assertThat(links(Path.of("README.md")).stream().map(link -> link.split("#", 2)[0]))
                    .containsAll(docs.filter(file -> file.toString().endsWith(".md"))
                            .map(file -> file.toString().replace('\\', '/'))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tellOnlyCommandsThatTheProgramUnderstands(Path page) throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(commands)
                .allSatisfy(command -> assertThatCode(
                                () -> Lapwing.commandLine(new Environment(Map.of(), Path.of("docs")))
                                        .parseArgs(words(command)))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(MatchResult::group)
                .takeWhile(word -> !word.startsWith("#") && !word.matches("[|>].*|&&"))
                .map(word -> word.replaceAll("['\"]", ""))
                .toArray(String[]::new);
    }

    private static List<String> links(Path page) throws IOException {
        String text = CODE.matcher(FENCED.matcher(Files.readString(page)).replaceAll(""))
                .replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The names that GitHub gives headings. */
    private static List<String> anchors(Path page) throws IOException {
        String text = FENCED.matcher(Files.readString(page)).replaceAll("");
        Map<String, Integer> seen = new HashMap<>();
        return HEADING.matcher(text)
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("]\\([^)]*\\)", "")
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .map(name -> {
                    int before = seen.merge(name, 1, Integer::sum) - 1;
                    return before == 0 ? name : name + "-" + before;
                })
                .toList();
    }
}
