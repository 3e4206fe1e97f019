package dev.lapwing.cli.drill;

import dev.lapwing.notify.message.AlertView;
import java.util.Random;

/** What tells one drill from all others. */
record DrillMark(String nonce) {
    private static final String CLIENT = "lapwing-drill/";

    static DrillMark random(Random random) {
        return new DrillMark("%012x".formatted(random.nextLong() & 0xffff_ffff_ffffL));
    }

    /** The client program that its rows name. */
    String userAgent() {
        return CLIENT + nonce;
    }

    /** Whether an alert is that of this drill. */
    boolean isOn(AlertView alert) {
        return alert.drill()
                && alert.group().stream().anyMatch(value -> value.value().equals(userAgent()));
    }
}
