package dev.lapwing.alert.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailScanTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ann@example.com                      | <>
                    mail ann.b+x@sub.example.co.uk now   | mail <> now
                    /u/ann%40example.com/reset           | /u/<>/reset
                    ?e=ann%2Bx%40example.com&n=1         | ?e=<>&n=1
                    /u%2Fann%40example.com               | /u%2F<>
                    a@b.de,c@d.fr;                       | <>,<>;
                    see ann@example.com.                 | see <>.
                    ann@example.com.9, x                 | <>.9, x
                    """)
    void findsAddresses(String text, String shown) {
        assertThat(EmailScan.replace(text, email -> "<>")).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b.de", "a@b", "lib@2.6.1", "50%40", "%4", "%", "x@y.1z", "/%40/"})
    void leavesOtherTextsAlone(String text) {
        String shown = EmailScan.replace(text, email -> "<" + email + ">");

        assertThat(shown.replace("<", "").replace(">", "")).isEqualTo(text);
        assertThat(shown).isEqualTo(text);
    }

    @Test
    void showsOneAddressTheSameHoweverItIsWritten() {
        List<String> found = new ArrayList<>();

        EmailScan.replace(
                "ann+x@example.com /ann%2bx%40example.com",
                email -> {
                    found.add(email);
                    return "";
                });

        assertThat(found).containsExactly("ann+x@example.com", "ann+x@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "a@", "a.", ".", "a.a", "@a.b", "@a.", "%40", "%2B", "a%40", "%"})
    void isQuickOnHostileTexts(String part) {
        String text = part.repeat(200_000) + "@";

        assertThat(Effort.atMost(Duration.ofSeconds(5), () -> EmailScan.replace(text, email -> "")))
                .hasSizeLessThanOrEqualTo(text.length());
    }
}
