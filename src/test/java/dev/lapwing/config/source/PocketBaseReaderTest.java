package dev.lapwing.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.config.ConfigReader;
import dev.lapwing.config.value.DeferredSecret;
import dev.lapwing.yaml.LocatedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PocketBaseReaderTest {
    private static final Path FOLDER = Path.of("/etc/lapwing");

    @Test
    void readsHowALogIsFetchedOverTheApi() {
        var access = access("""
                mode: api, url: "https://pb.example.com", token: "${env:PB_TOKEN}", version: 0.40.4, poll: 1s,
                     settings: 30s, probe: 0s, start: now""");

        assertThat(access)
                .isEqualTo(new PocketBaseAccess(
                        PocketBaseAccess.Mode.API,
                        Optional.of("https://pb.example.com"),
                        Optional.of(new DeferredSecret(
                                new LocatedText("${env:PB_TOKEN}", "lapwing.yml:2:85", "lapwing.yml:2:78"))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("0.40.4"),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(Duration.ZERO),
                        Optional.of(PocketBaseAccess.Start.NOW)));
    }

    @Test
    void takesTheModeFromTheKeysWhereItIsNotSaid() {
        assertThat(access("file: pb_data/auxiliary.db"))
                .extracting(PocketBaseAccess::mode, PocketBaseAccess::file)
                .containsExactly(PocketBaseAccess.Mode.SQLITE, Optional.of(FOLDER.resolve("pb_data/auxiliary.db")));
        assertThat(access("url: \"http://localhost:8090\", token: x").mode()).isEqualTo(PocketBaseAccess.Mode.API);
    }

    @Test
    void leavesASourceToItsShipperWhereNothingSaysWhereItIs() {
        var result = read("lateness: 11m");

        assertThat(result.problems()).isEmpty();
        assertThat(result.config().sources())
                .singleElement()
                .extracting(SourceConfig::access)
                .isEqualTo(Optional.empty());
    }

    @Test
    void readsTheFileWithoutTheSecretsThatOnlyTheConnectorsNeed() {
        var result = read("url: \"https://pb.example.com\", token: \"${env:NOT_THERE}\"");

        assertThat(result.problems()).isEmpty();
        assertThat(result.config().warnings()).isEmpty();
    }

    @Test
    void hidesASecretThatIsWrittenOutAndWarnsOfIt() {
        var result = read("url: \"https://pb.example.com\", identity: a@b.c, password: hunter2");

        assertThat(result.toString()).doesNotContain("hunter2");
        assertThat(result.config().warnings())
                .containsExactly("lapwing.yml:2:94: password is written out in the file;"
                        + " better is ${env:NAME} or ${file:/path:key}");
    }

    @Test
    void tellsWhatEachModeLacksOrCannotUse() {
        assertThat(problems("mode: api"))
                .containsExactly(
                        "mode api needs the url at which PocketBase answers",
                        "mode api needs a superuser's token, or the identity and password of a superuser");
        assertThat(problems("url: \"http://a\", token: x, password: y"))
                .containsExactly("password is of no use beside token: set either token, or identity and password");
        assertThat(problems("url: \"http://a\", identity: a@b.c")).containsExactly("an identity needs its password");
        assertThat(problems("mode: sqlite, token: x, probe: 1m"))
                .containsExactly(
                        "mode sqlite needs the file of PocketBase's log: pb_data/auxiliary.db",
                        "token is for mode api; mode sqlite reads a file and logs in nowhere",
                        "probe needs the url to which to send it");
        assertThat(problems("token: x"))
                .containsExactly(
                        "token is of use only with a url or a file, from which Lapwing fetches the log itself");
    }

    @Test
    void tellsValuesThatCannotBe() {
        assertThat(problems(
                        "mode: ftp, url: \"ftp://a\", version: new, poll: 499ms, settings: 9s, probe: 4s, start: then"))
                .containsExactlyInAnyOrder(
                        "mode is ftp, but must be api or sqlite",
                        "url must be an address such as https://pocketbase.example.com",
                        "version must be digits and dots, such as 0.40.4",
                        "poll is too short; it must be at least 500ms",
                        "settings is too short; it must be at least 10s",
                        "probe is too short; it must be at least 5s, or 0s for none",
                        "start is then, but must be beginning or now");
    }

    @Test
    void tellsOnceOfAListWhereAValueMustBe() {
        assertThat(problems("url: \"http://a\", token: [x], start: [now]"))
                .containsExactlyInAnyOrder("token must be a plain value", "start must be a plain value");
    }

    @Test
    void tellsWhatOnlyTheConnectorWouldHaveToldAtItsStart() {
        assertThat(problems("url: \"http://a\", token: \"Bearer x\", version: v0.40.4-rc1, poll: 61m, probe: 2h"))
                .containsExactly(
                        "version must be digits and dots, such as 0.40.4",
                        "token must be a token alone: without blanks, and without the word Bearer",
                        "poll is too long; it must be at most 1h",
                        "probe is too long; it must be at most 1h");
    }

    @Test
    void neverRepeatsALoginInAUrl() {
        var result = read("url: \"https://root:hunter2@pb.example.com\", token: \"${env:T}\"");

        assertThat(result.problems())
                .containsExactly("lapwing.yml:2:36: url holds a login; write it as token, or as identity and password");
    }

    @Test
    void warnsOfLatenessBelowWhatPocketBaseHoldsBackAndOfALoginOverHttp() {
        var warnings = read("lateness: 10m, url: \"http://pb.example.com\", token: \"${env:T}\"")
                .config()
                .warnings();

        assertThat(warnings)
                .containsExactly(
                        "lapwing.yml:2:36: PocketBase may hold rows back for ten minutes;"
                                + " with less than 11m they can come too late",
                        "lapwing.yml:2:51: over http the superuser's login can be read on its way; use https");
    }

    private static PocketBaseAccess access(String keys) {
        var result = read(keys);
        assertThat(result.problems()).isEmpty();
        return result.config().sources().get(0).access().orElseThrow();
    }

    private static List<String> problems(String keys) {
        return read(keys).problems().stream()
                .map(problem -> problem.substring(problem.indexOf(": ") + 2))
                .toList();
    }

    private static ConfigReader.Result read(String keys) {
        String file = "sources:\n  - {name: shop, type: pocketbase, " + keys + "}";
        return ConfigReader.read("lapwing.yml", FOLDER, file, Map.of(), List.of());
    }
}
