package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.DailyRow;
import dev.lapwing.notify.delivery.DeliveryJson;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.delivery.GatheringJson;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Takes up what a notifier wrote down, in the order in which it did. */
public final class Written {
    private final DeliveryLedger ledger;
    private final BiConsumer<String, LocalDate> days;
    private Optional<FirstStart> firstStart = Optional.empty();

    /** Takes it up into a ledger, and the days of which channels had their lines. */
    public Written(DeliveryLedger ledger, BiConsumer<String, LocalDate> days) {
        this.ledger = ledger;
        this.days = days;
    }

    /**
     * Takes a row.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public void row(String key, Optional<byte[]> value) {
        if (key.equals(FirstStart.KEY)) {
            firstStart = value.map(FirstStart::parse);
        } else if (key.startsWith(GatheringJson.PREFIX)) {
            value.map(GatheringJson::parse)
                    .ifPresentOrElse(
                            ledger.gatherings()::restore,
                            () -> ledger.gatherings().restoreNothing(key));
        } else if (DailyRow.channel(key).isPresent()) {
            value.ifPresent(day -> days.accept(
                    DailyRow.channel(key).orElseThrow(), DailyRow.parse(day).day()));
        } else {
            value.map(DeliveryJson::parse).ifPresentOrElse(ledger::restore, () -> ledger.restoreNothing(key));
        }
    }

    /** Where history ends, where that is written. */
    public Optional<FirstStart> firstStart() {
        return firstStart;
    }
}
