package dev.lapwing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
    private static final byte[] STORED = {1, 3, 0, 0, 0, 0, 0, 0, 0, 5, 4, 104, 105, 1, 1, -84, 2, 0, 0};

    @Test
    void writesTheBytesOfEarlierVersionsAndReadsThem() {
        byte[] written = new WireOutput()
                .octet((byte) 1)
                .number(-2)
                .fixed(5)
                .text("hi")
                .flag(true)
                .number(OptionalLong.of(150))
                .number(OptionalLong.empty())
                .optional(Optional.<String>empty(), text -> {})
                .toBytes();
        WireInput in = new WireInput(STORED);

        assertThat(written).isEqualTo(STORED);
        assertThat(in.octet()).isEqualTo((byte) 1);
        assertThat(in.number()).isEqualTo(-2);
        assertThat(in.fixed()).isEqualTo(5);
        assertThat(in.text()).isEqualTo("hi");
        assertThat(in.flag()).isTrue();
        assertThat(in.optionalNumber()).hasValue(150);
        assertThat(in.optionalNumber()).isEmpty();
        assertThat(in.optional(in::text)).isEmpty();
        assertThat(in.isAtEnd()).isTrue();
    }

    static Stream<Consumer<WireInput>> reading() {
        return Stream.of(
                WireInput::octet,
                WireInput::number,
                WireInput::count,
                WireInput::size,
                WireInput::fixed,
                WireInput::text,
                WireInput::flag);
    }

    @ParameterizedTest
    @MethodSource("reading")
    void saysThatBytesEndInPlaceOfReadingBehindThem(Consumer<WireInput> read) {
        assertThatThrownBy(() -> read.accept(new WireInput(new byte[0]))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whoever makes room for a number of things must not be asked for gigabytes by two broken bytes. */
    @Test
    void takesNoNumberOfThingsThatCannotFollow() {
        byte[] million = new WireOutput().number(1_000_000).toBytes();

        assertThatThrownBy(() -> new WireInput(million).size()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WireInput(million).text()).isInstanceOf(IllegalArgumentException.class);
        assertThat(new WireInput(million).count()).isEqualTo(1_000_000);
    }
}
