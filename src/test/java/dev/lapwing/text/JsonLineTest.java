package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    @Test
    void isShownAsOneLineWithNothingInItThatSteersATerminalAndSaysTheSame() throws IOException {
        String value = "a\u2028b\u2029c\u0085d\u009b31me\u202ef\u200bg\u3164h\u00e4\ud83e\udd86";

        String json = JsonLine.shown(out -> out.writeStringField("value", value));

        assertThat(json.codePoints()).noneMatch(SafeText::steers);
        assertThat(json).contains("\u00e4\ud83e\udd86");
        assertThat(new ObjectMapper().readTree(json).path("value").asText()).isEqualTo(value);
    }

    @Test
    void aPrintedValueSaysTheSameOnOneLine() throws IOException {
        String printed = "{\r\n  \"a\": [\n    1,\n    \"b\\nc\"\n  ]\n}\n";

        String line = JsonLine.unbroken(printed);

        assertThat(line).doesNotContain("\n", "\r").endsWith("}");
        assertThat(new ObjectMapper().readTree(line)).isEqualTo(new ObjectMapper().readTree(printed));
    }
}
