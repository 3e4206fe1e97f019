package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.MonitorKind;
import java.util.List;
import java.util.Optional;

/**
 * Whether requests tell where they came from.
 *
 * @param seen whether one ever did
 * @param told whether it was told that they no longer do
 */
record AddressVisibility(boolean seen, boolean told) {
    /** No request was seen yet. */
    static final AddressVisibility UNKNOWN = new AddressVisibility(false, false);

    /**
     * Goes on with the new rows of a poll. The setting and the rows show one thing, so it is told once, until requests
     * have addresses again; while the setting is known to be off, those that do were only written late.
     *
     * @param rows newest first
     */
    AddressVisibility next(List<ListedRow> rows, LogSettings before, LogSettings now, MonitorEvents tellings) {
        List<ListedRow> requests = rows.stream()
                .filter(row -> row.address() != ListedRow.Address.NONE)
                .toList();
        boolean addressed = requests.stream().anyMatch(row -> row.address() == ListedRow.Address.TOLD);
        boolean off = isOff(now.logIp().or(before::logIp));
        boolean back = !off && !requests.isEmpty() && requests.get(0).address() == ListedRow.Address.TOLD;
        boolean ongoing = told && !back;
        boolean turnedOff = isOff(now.logIp()) && !isOff(before.logIp());
        boolean gone = seen && !requests.isEmpty() && !addressed;
        if (!ongoing && turnedOff) {
            tellings.tell(MonitorKind.ADDRESSES_GONE, 1, MonitorEvents.SETTINGS, "logIP is off");
        } else if (!ongoing && gone) {
            tellings.tell(
                    MonitorKind.ADDRESSES_GONE, requests.size(), MonitorEvents.LOG, "new requests tell no address");
        }
        return new AddressVisibility(seen || addressed, ongoing || turnedOff || gone);
    }

    private static boolean isOff(Optional<Boolean> logIp) {
        return !logIp.orElse(true);
    }
}
