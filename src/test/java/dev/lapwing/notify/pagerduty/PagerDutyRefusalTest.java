package dev.lapwing.notify.pagerduty;

import static dev.lapwing.notify.message.DullAlert.dull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.pagerduty.FakePagerDuty.Incident;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyRefusalTest {
    private static final String KEY = "0123456789abcdef0123456789ABCDEF";

    private static final HttpSender OUTBOUND = new HttpSender("0.1.0", Clock.systemUTC());

    private final FakePagerDuty service = new FakePagerDuty(KEY);
    private final PagerDuty channel = channel(KEY);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void isTakenForGoodWhenTheKeyIsNotTheServices() {
        PagerDuty stranger = channel("X".repeat(32));

        DeliveryRefused refused = refused(stranger);

        assertThat(refused.isPermanent()).isTrue();
        assertThat(refused).hasMessage("PagerDuty answered 400: Event object is invalid; Invalid routing key");
    }

    @Test
    void repeatsPagerDutysWordsWithoutTheKey() {
        service.answer(
                400,
                "{\"message\":\"no service has " + KEY + "\",\"errors\":[\"" + KEY.toLowerCase(Locale.ROOT)
                        + " is unknown\"]}");

        DeliveryRefused refused = refused(channel);

        assertThat(refused).hasMessage("PagerDuty answered 400: no service has (hidden); (hidden) is unknown");
    }

    @Test
    void cutsWhatPagerDutySaysAndNoHalfOfTheKeyIsLeft() {
        service.answer(400, "{\"message\":\"" + "x".repeat(295) + KEY + "\\u0007\"}");

        DeliveryRefused refused = refused(channel);

        assertThat(refused.getMessage()).hasSizeLessThan(350).endsWith("x(h...").doesNotContain("0123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no</html>", "[]", "\"text\"", "{\"message\":{\"deep\":1},\"errors\":7}"})
    void needsNoSenseInAnAnswer(String body) {
        service.answer(400, body);

        DeliveryRefused refused = refused(channel);

        assertThat(refused.isPermanent()).isTrue();
        assertThat(refused).hasMessage("PagerDuty answered 400");
    }

    @Test
    void waitsAsLongAsPagerDutyAsks() {
        service.throttle("90");

        DeliveryRefused refused = refused(channel);

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.after()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 408, 429, 500, 502, 503, 504})
    void isToBeTriedAgainAfter(int status) {
        service.answer(status, KEY);

        DeliveryRefused refused = refused(channel);

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused).hasMessage("PagerDuty answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 413})
    void isTakenForGoodAfter(int status) {
        service.answer(status, KEY);

        assertThat(refused(channel).isPermanent()).isTrue();
    }

    @Test
    void makesNoSecondIncidentOfAnEventWhoseAnswerWasLost() throws DeliveryRefused {
        service.acceptAndDrop();
        DeliveryRefused lost = refused(channel);

        channel.tell(dull().told(NotificationStep.OPEN));

        assertThat(lost.isPermanent()).isFalse();
        assertThat(service.accepted()).hasSize(2);
        assertThat(service.incidents()).extracting(Incident::key).containsExactly(dull().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdef0123456789ABCDE",
                "0123456789abcdef0123456789ABCDEF0",
                "u+ABC-0123456789abcdef0123456789"
            })
    void wantsAKeyOfThirtyTwoLettersAndDigits(String key) {
        assertThatThrownBy(() -> channel(key))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("32 characters")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void wantsASafeAddress() {
        URI plain = URI.create("http://events.example/v2/enqueue");

        assertThatThrownBy(() -> new PagerDuty("oncall", new Secret(KEY), plain, RulePages.unpublished(), OUTBOUND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The address must begin with https:// unless it leads to this machine.");
    }

    @Test
    void showsItsKeyNowhere() {
        var events = new PagerDutyEvents("oncall", new Secret(KEY), RulePages.unpublished());

        assertThat(channel + " " + events + " " + events.of(dull().told(NotificationStep.OPEN)))
                .doesNotContain(KEY);
    }

    @Test
    void findsTheEndpointOfARegionByItsWord() {
        assertThat(PagerDutyRegion.named("us").map(PagerDutyRegion::endpoint))
                .contains(URI.create("https://events.pagerduty.com/v2/enqueue"));
        assertThat(PagerDutyRegion.named("eu").map(PagerDutyRegion::endpoint))
                .contains(URI.create("https://events.eu.pagerduty.com/v2/enqueue"));
        assertThat(PagerDutyRegion.named("US")).isEmpty();
    }

    private PagerDuty channel(String key) {
        return new PagerDuty("oncall", new Secret(key), service.endpoint(), RulePages.unpublished(), OUTBOUND);
    }

    private static DeliveryRefused refused(PagerDuty channel) {
        DeliveryRefused refused =
                catchThrowableOfType(DeliveryRefused.class, () -> channel.tell(dull().told(NotificationStep.OPEN)));
        assertThat(refused).isNotNull();
        return refused;
    }
}
