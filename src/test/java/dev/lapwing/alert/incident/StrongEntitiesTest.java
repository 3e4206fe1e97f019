package dev.lapwing.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.words.Alerts;
import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrongEntitiesTest {
    @ParameterizedTest
    @CsvSource({
        "src_endpoint.ip, 203.0.113.9, address 203.0.113.9",
        "src_endpoint.subnet, 203.0.113.9, address 203.0.113.9",
        "src_endpoint.ip, ::ffff:203.0.113.9, address 203.0.113.9",
        "src_endpoint.ip, 2001:db8::7, address 2001:db8::/64",
        "src_endpoint.subnet, 2001:db8::/64, address 2001:db8::/64",
        "actor.user.uid, u1, account u1",
        "actor.user.name, ann, user ann",
        "user.email_addr, ann@example.com, e-mail address ann@example.com",
        "actor.session.uid, s1, session s1",
        "neon.access_key_id, k1, access key k1",
    })
    void takesWhatTheGroupNames(String field, String value, String words) {
        assertThat(entities(grouped(field, value))).containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource({
        "cloud.project_uid, p1",
        "pocketbase.collection, users",
        "http_request.user_agent, curl",
        "monitor.source, shop-prod",
        "metadata.log_source, shop-prod",
        "src_endpoint.ip, 127.0.0.1",
        "src_endpoint.ip, ::1",
        "src_endpoint.ip, nowhere",
        "actor.user.uid, ''",
    })
    void takesNothingThatManyShare(String field, String value) {
        assertThat(entities(grouped(field, value))).isEmpty();
    }

    @Test
    void takesWhatAllShownEventsHaveInCommon() {
        AlertVersion version = with(
                event(0, "203.0.113.9", "ann"), event(1000, "203.0.113.9", "bob"), event(2000, "203.0.113.9", "ann"));

        assertThat(entities(version)).containsExactly("address 203.0.113.9");
    }

    @Test
    void leavesOutWhatIsOrdinary() {
        StrongEntities without = new StrongEntities(
                new ValueDisplay(Alerts.PLAIN), entity -> entity.value().equals("203.0.113.9"));

        assertThat(without.of(grouped("src_endpoint.ip", "203.0.113.9"))).isEmpty();
    }

    @Test
    void showsAnAddressOfMailAsTheSettingsSay() {
        StrongEntities veiled = new StrongEntities(new ValueDisplay(Alerts.VEILED), entity -> false);

        assertThat(veiled.of(grouped("user.email_addr", "ann@example.com")))
                .extracting(StrongEntity::value)
                .noneMatch(value -> value.contains("ann@"));
    }

    private static List<String> entities(AlertVersion version) {
        return new StrongEntities(new ValueDisplay(Alerts.PLAIN), entity -> false)
                .of(version).stream().map(StrongEntity::words).toList();
    }

    private static AlertVersion grouped(String field, String value) {
        return Alerts.grouped(with(), "shop-prod", List.of(field), List.of(value));
    }

    private static AlertVersion with(Signal... events) {
        AlertVersion plain = Alerts.grouped(Alerts.burst(), "shop-prod", List.of(), List.of());
        return Alerts.with(plain, new Episode(Alerts.T0, Alerts.T0 + 5000, 3, false, List.of(events)));
    }

    private static Signal event(long after, String ip, String account) {
        return Alerts.signal(after, Map.of("src_endpoint.ip", ip, "actor.user.uid", account), Map.of());
    }
}
