package dev.lapwing.rule.detection;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.rule;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that an attacker has encoded. */
class EncodingsTest {
    private static boolean finds(String modifiers, String value, String event) {
        return matches(
                selecting("pocketbase.error|" + modifiers + ": '" + value + "'"), request("pocketbase.error", event));
    }

    private static String base64(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }

    @Test
    void base64IsComparedWholeOrWhereTheRuleSays() {
        assertThat(finds("base64", "foobar", "Zm9vYmFy")).isTrue();
        assertThat(finds("base64", "foobar", "xZm9vYmFy")).isFalse();
        assertThat(finds("base64|contains", "foobar", "xZm9vYmFyx")).isTrue();
        assertThat(finds("base64|startswith", "foobar", "Zm9vYmFyx")).isTrue();
        assertThat(finds("base64|endswith", "fooba", "xZm9vYmE=")).isTrue();
    }

    @Test
    void base64TellsUpperFromLowerCase() {
        assertThat(finds("base64", "foobar", "zm9vymfy")).isFalse();
        assertThat(finds("base64offset|contains", "foobar", "zm9vymfy")).isFalse();
    }

    @Test
    void anOffsetIsFoundWhateverStandsAroundIt() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String value = text(random, 2 + random.nextInt(6));
            String event = base64(
                    text(random, random.nextInt(5)) + value + text(random, random.nextInt(5)), StandardCharsets.UTF_8);

            assertThat(finds("base64offset|contains", value, event))
                    .as("%s in %s", value, event)
                    .isTrue();
        }
    }

    @Test
    void anOffsetHasTheThreePartsOfTheSpecificationAndNothingLess() {
        assertThat(Encodings.apply(List.of("base64offset"), "foobar"))
                .containsExactly("Zm9vYmFy", "Zvb2Jhc", "mb29iYX");
    }

    @ParameterizedTest
    @CsvSource({"utf16le, UTF-16LE", "wide, UTF-16LE", "utf16be, UTF-16BE"})
    void sixteenBitsComeBeforeBase64(String modifier, String charset) {
        String event = base64("täst", Charset.forName(charset));

        assertThat(finds(modifier + "|base64", "täst", event)).isTrue();
        assertThat(finds(modifier + "|base64offset|contains", "äst", event)).isTrue();
        assertThat(finds("base64", "täst", event)).isFalse();
    }

    @Test
    void utf16BeginsWithItsMark() {
        assertThat(finds("utf16|base64", "cmd", "//5jAG0AZAA=")).isTrue();
        assertThat(finds("utf16le|base64", "cmd", "YwBtAGQA")).isTrue();
    }

    @Test
    void modifiersApplyInWrittenOrder() {
        String once = base64("cmd", StandardCharsets.UTF_8);

        assertThat(finds("base64|utf16le|base64", "cmd", base64(once, StandardCharsets.UTF_16LE)))
                .isTrue();
        assertThat(finds("base64|base64", "cmd", base64(once, StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void wideTextAloneHasOneCharacterForEachByteInAnyLetterCase() {
        assertThat(finds("wide|contains", "cmd", "x\0C\0M\0D\0x")).isTrue();
        assertThat(finds("wide|cased", "cmd", "C\0M\0D\0")).isFalse();
    }

    @Test
    void anEscapedWildcardIsEncodedAsTheCharacterItIs() {
        assertThat(finds("base64", "a\\*b", base64("a*b", StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void allAsksForEachEncodedValueAndKeywordsLookEverywhere() {
        String all = selecting("pocketbase.error|base64offset|contains|all: [foobar, quux]");
        String keyword = rule("words:\n  '|base64offset|contains': [foobar]\ncondition: words");

        assertThat(matches(all, request("pocketbase.error", base64("foobar quux", StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(matches(all, request("pocketbase.error", base64("foobar", StandardCharsets.UTF_8))))
                .isFalse();
        assertThat(matches(keyword, request("pocketbase.message", "x " + base64("a foobar", StandardCharsets.UTF_8))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`c-uri|base64: 'a*b'`|5:19|a value with wildcards cannot be encoded",
                "`c-uri|base64offset|contains: a`|5:34|the value is too short to be recognised once it is encoded",
                "`c-uri|base64: null`|5:19|null is only a value of a field without such a modifier",
                "`c-uri|contains|base64: ab`|5:5|\"base64\" must stand before \"contains\"",
                "`c-uri|base64offset|endswith: ab`|5:5|\"base64offset\" finds a value anywhere: it goes with \"contains\" only",
                "`c-uri|base64offset|base64: ab`|5:5|\"base64\" cannot stand behind \"base64offset\"",
                "`c-uri|wide|utf16be: ab`|5:5|\"utf16be\" cannot stand behind \"wide\"",
                "`c-uri|base64|base64|base64|base64: ab`|5:5|more than 3 encodings of one value",
                "`c-uri|re|base64: ab`|5:5|\"base64\" goes with texts only",
                "`c-uri|base64|windash: ab`|5:5|\"base64\" and \"windash\" cannot stand together",
            })
    void whatCannotBeEncodedIsRefused(String line, String place, String sentence) {
        assertThat(problems(selecting(line))).containsExactly("r.yml:" + place + ": " + sentence);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcXYZäß09/".charAt(random.nextInt(11)));
        }
        return text.toString();
    }
}
