package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewlinesTest {
    @Test
    void findsWhatALookAtEachByteFinds() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(6) == 0 ? '\n' : random.nextInt(256));
            }
            int from = random.nextInt(bytes.length + 1);
            int next = from;
            while (next < bytes.length && bytes[next] != '\n') {
                next++;
            }
            int count = 0;
            for (byte each : bytes) {
                count += each == '\n' ? 1 : 0;
            }

            assertThat(Newlines.next(bytes, from, bytes.length)).isEqualTo(next);
            assertThat(Newlines.count(bytes, bytes.length)).isEqualTo(count);
        }
    }
}
