package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.meta;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a date and time. */
class TimePartsTest {
    private static boolean holds(String line, Object value) {
        return matches(selecting("pocketbase.meta.at|" + line), meta(Map.of("at", value)));
    }

    @ParameterizedTest
    @CsvSource({
        "'minute: 4', true", "'minute: 5', false",
        "'hour: 3', true", "'hour: 4', false",
        "'day: 31', true", "'day: 4', false",
        "'week: 1', true", "'week: 52', false",
        "'month: 12', true", "'month: 1', false",
        "'year: 2024', true", "'year: 2025', false",
        "'hour|gte: 3', true", "'hour|gt: 3', false",
        "'hour|lte: 3', true", "'hour|lt: 3', false",
        "'hour|neq: 3', false", "'hour|neq: 4', true",
        "'hour: [1, 3]', true", "'hour: [1, 2]', false",
    })
    void isComparedWithANumber(String line, boolean expected) {
        assertThat(holds(line, "2024-12-31T03:04:05Z")).isEqualTo(expected);
        assertThat(holds(line, Instant.parse("2024-12-31T03:04:05Z").toEpochMilli()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-12-31 23:59",
                "2024-12-31 23:59:01",
                "2024-12-31t23:59:01.123456789z",
                "2024-12-31T23:59:01,5+14:00",
                "2024-12-31 23:59:01.5 -0900",
                "2024-12-31T23:59:01+02",
            })
    void isReadAsItIsWrittenWhateverTheZone(String text) {
        assertThat(holds("hour: 23", text)).isTrue();
        assertThat(holds("day: 31", text)).isTrue();
    }

    @Test
    void aYearHasTwelveMonths() {
        assertThat(holds("month: 1", "2024-01-01")).isTrue();
        assertThat(holds("month: 12", "2024-12-01")).isTrue();
        assertThat(holds("day: 1", "2024-00-01")).isFalse();
        assertThat(holds("day: 1", "2024-13-01")).isFalse();
    }

    @Test
    void aDateAloneHasNoTimeOfDay() {
        assertThat(holds("day: 29", "2024-02-29")).isTrue();
        assertThat(holds("hour: 0", "2024-02-29")).isFalse();
        assertThat(holds("minute|gte: 0", "2024-02-29")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-02-29T00:00:00Z",
                "2024-13-01",
                "2024-00-01",
                "2024-01-00",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:60:00Z",
                "2024-01-01T",
                "2024-01-01T00:00:00 tomorrow",
                "x2024-01-01",
                "1700000000000",
                "２０２４-01-01",
            })
    void whatIsNoTimeHasNoParts(String text) {
        assertThat(holds("year|gte: 0", text)).isFalse();
        assertThat(holds("year|neq: 2024", text)).isTrue();
    }

    @Test
    void theTimeOfTheEventItselfIsInUtc() {
        assertThat(matches(selecting("time|year: 1970"), request())).isTrue();
        assertThat(matches(selecting("time|minute: 1"), request())).isFalse();
        assertThat(holds("year: 1969", -1L)).isTrue();
        assertThat(holds("year: 1969", Long.MIN_VALUE)).isFalse();
        assertThat(holds("year: 1969", Long.MAX_VALUE)).isFalse();
        assertThat(holds("year: 1970", 1.5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`time|hour: 24`|5:16|\"hour\" needs a whole number from 0 to 23",
                "`time|week: 0`|5:16|\"week\" needs a whole number from 1 to 53",
                "`time|day: 1.5`|5:15|\"day\" needs a whole number from 1 to 31",
                "`time|year: now`|5:16|\"year\" needs a whole number from 0 to 9999",
                "`time|hour|day: 1`|5:5|\"hour\" and \"day\" cannot stand together",
                "`time|hour|contains: 1`|5:5|a part of a time goes with lt, lte, gt, gte and neq only",
                "`time|hour|cased: 1`|5:5|\"cased\" goes with texts only",
                "`'|hour': 1`|5:5|such a modifier needs a field before it",
            })
    void aNumberThatNoPartCanHaveIsRefused(String line, String place, String sentence) {
        assertThat(problems(selecting(line))).containsExactly("r.yml:" + place + ": " + sentence);
    }
}
