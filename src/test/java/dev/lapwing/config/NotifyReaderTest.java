package dev.lapwing.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.notify.NotifyChannels;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.DailyTime;
import dev.lapwing.notify.route.Entity;
import dev.lapwing.notify.route.Route;
import dev.lapwing.text.WeekHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NotifyReaderTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String HOOK = "https://hooks.slack.example/services/T0/B0/verysecret";

    @Test
    void readsARouteWithAllThatItMaySay() {
        var config = read("""
                sources: [{name: shop, type: pocketbase}]
                notify:
                  channels:
                    oncall: {type: pagerduty, routing.key: "${env:PD}"}
                    security: {type: slack, webhook.url: "${env:HOOK}"}
                  routes:
                    - {level: high, threat: [P1, P2], source: shop, entity: "203.0.113.9", to: [oncall, security],
                       quiet: "22:00-07:00 Europe/Berlin", repeat: 30m, escalate: {after: 15m, to: security},
                       auto.resolve: true, daily: "09:00"}
                """);

        assertThat(config.problems()).isEmpty();
        assertThat(config.config().warnings()).isEmpty();
        assertThat(config.config().telling().routes())
                .containsExactly(new Route(
                        Severity.HIGH,
                        List.of("P1", "P2"),
                        List.of("shop"),
                        List.of(),
                        List.of(Entity.parse("203.0.113.9")),
                        List.of("oncall", "security"),
                        Optional.of(true),
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(new Route.Escalation(Duration.ofMinutes(15), List.of("security"))),
                        WeekHours.parse("22:00-07:00 Europe/Berlin"),
                        DailyTime.parse("09:00")));
    }

    @Test
    void tellsAllProblemsOfChannelsAndRoutesAtOnce() {
        var problems = read("""
                sources: [{name: shop, type: pocketbase}]
                notify:
                  channels:
                    oncall: {type: pagerduty, region: eu, url: "https://a.example"}
                    security: {type: slack}
                    both: {type: slack, webhook.url: "${env:A}", token: "${env:B}"}
                    bot: {type: slack, token: "${env:B}"}
                    hook: {type: webhook, url: "${env:A}"}
                    odd: {type: teams}
                  routes:
                    - {level: severe, to: [oncal]}
                    - {threat: stuffing}
                    - {to: security, quiet: "nights", repeat: 5s, escalate: {to: [oncall]}, daily: "9"}
                    - {to: security, auto.resolve: perhaps, evry: 1h}
                """).problems();

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "lapwing.yml:4:13: channel oncall needs a routing.key",
                        "lapwing.yml:4:13: channel oncall has a region and a url; give one or the other",
                        "lapwing.yml:5:15: channel security needs a webhook.url, or the token of a bot and the"
                                + " channel's id",
                        "lapwing.yml:6:11: channel both has a webhook.url and a token; give one or the other",
                        "lapwing.yml:7:10: channel bot needs a channel",
                        "lapwing.yml:8:11: channel hook needs a secret",
                        "lapwing.yml:9:17: type is teams, but must be slack or pagerduty or webhook",
                        "lapwing.yml:11:15: level is severe; known are critical, high, informational, low, medium",
                        "lapwing.yml:11:28: there is no channel oncal; did you mean oncall?",
                        "lapwing.yml:12:16: threat is stuffing; write the id of a threat, such as P2",
                        "lapwing.yml:12:7: this leads nowhere: name channels with to",
                        "lapwing.yml:13:29: quiet is nights; write 22:00-07:00, or mon-fri 22:00-07:00"
                                + " Europe/Berlin",
                        "lapwing.yml:13:39: repeat is too short; it must be at least 1m",
                        "lapwing.yml:13:61: an escalation needs to know after how long, such as after: 15m",
                        "lapwing.yml:13:84: daily is 9; write 09:00 or 09:00 Europe/Berlin",
                        "lapwing.yml:14:36: auto.resolve is perhaps; write true or false",
                        "lapwing.yml:14:45: unknown key evry; known are auto.resolve, daily, entity,"
                                + " escalate, level, quiet, repeat, rule, source, threat, to");
    }

    @Test
    void refusesASourceThatIsNotThere() {
        var problems = read("""
                sources: [{name: shop, type: pocketbase}]
                notify:
                  channels: {oncall: {type: pagerduty, routing.key: "${env:KEY}"}}
                  routes: [{source: shup, to: oncall}]
                """).problems();

        assertThat(problems).containsExactly("lapwing.yml:4:21: there is no source shup; did you mean shop?");
    }

    @Test
    void understandsALevelInCapitalsAndQuietHoursOfSomeDays() {
        var config = read("""
                notify:
                  channels: {oncall: {type: pagerduty, routing.key: "${env:KEY}"}}
                  routes: [{level: HIGH, to: oncall, quiet: "mon-fri 18:00-08:00; sat,sun 00:00-24:00 Europe/Berlin"}]
                """);

        assertThat(config.problems()).isEmpty();
        Route route = config.config().telling().routes().get(0);
        assertThat(route.level()).isEqualTo(Severity.HIGH);
        assertThat(route.quiet().orElseThrow().at(Instant.parse("2026-11-28T12:00:00Z")))
                .as("a Saturday")
                .isTrue();
        assertThat(route.quiet().orElseThrow().at(Instant.parse("2026-11-27T12:00:00Z")))
                .as("a Friday")
                .isFalse();
    }

    @Test
    void warnsOfASecretThatIsWrittenOut() {
        var warnings = read("""
                notify:
                  channels: {oncall: {type: pagerduty, routing.key: "%s"}}
                  routes: [{to: oncall}]
                """.formatted(KEY)).config().warnings();

        assertThat(warnings)
                .containsExactly("lapwing.yml:2:53: routing.key is written out in the file; better is ${env:NAME} or"
                        + " ${file:/path:key}");
    }

    @Test
    void takesTheExampleAsItIsOnceItIsNoComment() throws IOException {
        String example = Files.readString(Path.of("lapwing.example.yml"))
                .lines()
                .dropWhile(line -> !line.equals("# notify:"))
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));

        var result = read(example);

        assertThat(result.problems()).isEmpty();
        assertThat(result.config().telling().channels()).hasSize(3);
        assertThat(result.config().telling().routes()).hasSize(3);
    }

    @Test
    void needsNoSecretOfAChannelToReadTheFile() {
        assertThat(read("notify: {channels: {oncall: {type: pagerduty, routing.key: \"${env:MISSING}\"}}}")
                        .problems())
                .isEmpty();
    }

    @Test
    void makesEveryKindOfChannel() {
        NotifyConfig config = read("""
                notify:
                  rule.pages: https://wiki.example/lapwing
                  channels:
                    oncall: {type: pagerduty, routing.key: "${env:PD}", region: eu}
                    near: {type: pagerduty, routing.key: "${env:PD}", url: "http://127.0.0.1:1/v2/enqueue"}
                    security: {type: slack, webhook.url: "${env:HOOK}"}
                    bot: {type: slack, token: "${env:BOT}", channel: C0123}
                    hook: {type: webhook, url: "https://a.example/x", secret: "${env:PD}"}
                """).config().telling();

        var made = NotifyChannels.of(
                config, Map.of("PD", KEY, "HOOK", HOOK, "BOT", "xoxb-very-secret"), Clock.systemUTC());

        assertThat(made.problems()).isEmpty();
        assertThat(made.channels())
                .extracting(Channel::name)
                .containsExactly("oncall", "near", "security", "bot", "hook");
    }

    @Test
    void saysWhatIsWrongWithASecretWithoutShowingIt() {
        NotifyConfig config = read("""
                notify:
                  rule.pages: "not a url"
                  channels:
                    oncall: {type: pagerduty, routing.key: "${env:PD}"}
                    far: {type: pagerduty, routing.key: "${env:KEY}", region: asia}
                    security: {type: slack, webhook.url: "${env:HOOK}"}
                    hook: {type: webhook, url: "${env:HOOK}", secret: "${env:PD}"}
                    bot: {type: slack, token: "${env:GONE}", channel: C0123}
                """).config().telling();

        var made = NotifyChannels.of(
                config,
                Map.of("PD", "short-secret", "KEY", KEY, "HOOK", "http://hooks.example/services/verysecret"),
                Clock.systemUTC());

        assertThat(made.problems())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("lapwing.yml:2:15: "))
                .anyMatch(line -> line.startsWith("lapwing.yml:4:13: "))
                .anyMatch(line -> line.startsWith("lapwing.yml:5:63: region is asia"))
                .anyMatch(line -> line.startsWith("lapwing.yml:6:15: "))
                .anyMatch(line -> line.startsWith("lapwing.yml:7:11: "))
                .anyMatch(line -> line.startsWith("lapwing.yml:8:31: the secret ${env:GONE} is not in the environment"))
                .noneMatch(line -> line.contains("verysecret") || line.contains("short-secret"));
        assertThat(made.channels()).isEmpty();
    }

    private static ConfigReader.Result read(String text) {
        return ConfigReader.read("lapwing.yml", Path.of("."), text, Map.of(), List.of());
    }
}
