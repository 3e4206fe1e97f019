package dev.lapwing.posture.neon.kind;

import dev.lapwing.event.IpAddress;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.text.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** That a key or credential was used between two answers: Neon keeps only the latest use. */
public final class KeyUse {
    /** Longer silence than this is told when it ends. */
    static final Duration SILENCE = Duration.ofDays(30);

    private static final String USED = "last_used_at";
    private static final String ADDRESS = "last_used_from_addr";
    private static final int FOUR_BITS = 24;
    private static final int SIX_BITS = 48;

    private KeyUse() {}

    /** What is to be told of it; nothing where it was not used. */
    public static List<NeonChange> of(NeonKind kind, ListedItem before, ListedItem after) {
        boolean hasUse = kind == NeonKind.API_KEY || kind == NeonKind.CREDENTIAL;
        Optional<String> used = after.text(USED);
        if (!hasUse || used.isEmpty() || used.equals(before.text(USED))) {
            return List.of();
        }
        String address = after.text(ADDRESS).orElse("");
        List<NeonChange> found = new ArrayList<>();
        if (kind == NeonKind.API_KEY) {
            found.add(
                    NeonChange.of(finding("last_used", before.text(ADDRESS), after.text(ADDRESS), moved(before, after)))
                            .from(address));
        }
        if (isAwake(before, used.get())) {
            found.add(
                    NeonChange.of(finding("awake", before.text(USED), used, "")).from(address));
        }
        return found;
    }

    private static ConfigFinding finding(String path, Optional<String> was, Optional<String> is, String audience) {
        return new ConfigFinding(path, was, is, Optional.of(Effect.CHANGED), audience);
    }

    /** One that was never used was silent since it was made. */
    private static boolean isAwake(ListedItem before, String used) {
        OptionalLong last = TimeText.millis(
                before.text(USED).or(() -> before.text("created_at")).orElse(""));
        OptionalLong now = TimeText.millis(used);
        return last.isPresent() && now.isPresent() && now.getAsLong() - last.getAsLong() > SILENCE.toMillis();
    }

    private static String moved(ListedItem before, ListedItem after) {
        String was = before.text(ADDRESS).orElse("");
        String is = after.text(ADDRESS).orElse("");
        if (was.isEmpty()) {
            return "first address";
        }
        if (was.equals(is)) {
            return "same address";
        }
        Optional<IpAddress> first = IpAddress.parse(was);
        Optional<IpAddress> second = IpAddress.parse(is);
        boolean near = first.isPresent() && second.isPresent() && isNear(first.get(), second.get());
        return near ? "another address nearby" : "another network";
    }

    private static boolean isNear(IpAddress one, IpAddress other) {
        int bits = one.four() ? FOUR_BITS : SIX_BITS;
        boolean near = one.four() == other.four();
        for (int bit = 0; near && bit < bits; bit++) {
            near = one.bit(bit) == other.bit(bit);
        }
        return near;
    }
}
