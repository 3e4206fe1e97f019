package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.replay.input.Evening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GunzipTest {
    private static final byte[] ONE = Evening.gzip("one\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    private static final byte[] TWO = Evening.gzip("two\n".getBytes(StandardCharsets.UTF_8));

    @Test
    void readsMembersOneAfterTheOther() throws IOException {
        assertThat(text(joined(ONE, TWO))).isEqualTo("one\n".repeat(1000) + "two\n");
    }

    @Test
    void passesOverZerosAtTheEnd() throws IOException {
        assertThat(text(joined(TWO, new byte[512]))).isEqualTo("two\n");
    }

    @Test
    void failsWhereverTheDataIsCutOff() {
        byte[] both = joined(ONE, TWO);
        for (int length = 1; length < both.length; length++) {
            byte[] cut = Arrays.copyOf(both, length);
            if (length != ONE.length) {
                assertThatThrownBy(() -> text(cut))
                        .as("cut after %s bytes", length)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("ends in the middle, after " + length + " bytes");
            }
        }
    }

    @Test
    void failsWhenAnotherThingFollows() {
        assertThatThrownBy(() -> text(joined(TWO, "plain text".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged at about byte");
    }

    @Test
    void failsWhenTheCheckSumIsWrong() {
        byte[] wrong = TWO.clone();
        wrong[wrong.length - 8] ^= 1;

        assertThatThrownBy(() -> text(wrong)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] packed) throws IOException {
        try (Gunzip in = new Gunzip(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
