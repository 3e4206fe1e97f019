package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.HourTotals;
import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.NewerFormat;
import dev.lapwing.wire.StateInput;
import dev.lapwing.wire.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The bytes of a {@link LogState}. The first one is the version of the format. */
final class LogStateCodec {
    private static final byte VERSION = 1;

    private LogStateCodec() {}

    static byte[] write(LogState state) {
        StateOutput out = new StateOutput();
        out.octet(VERSION).number(state.timeMillis()).text(state.connector());
        out.optional(state.listing(), listing -> write(listing, out));
        out.number(state.newest().created()).number(state.newest().rowId());
        out.optional(state.file(), out::text);
        out.optional(state.hours(), hours -> write(hours, out));
        write(state.logs(), out);
        out.number(state.outage().since())
                .number(state.outage().polls())
                .yesOrNo(state.outage().told());
        out.yesOrNo(state.addresses().seen()).yesOrNo(state.addresses().told());
        out.number(state.probes().settled()).yesOrNo(state.probes().missing());
        return out.toBytes();
    }

    static LogState read(byte[] stored) {
        StateInput in = new StateInput(stored);
        byte version = in.octet();
        if (version != VERSION) {
            throw new NewerFormat("the state of a log", version, VERSION);
        }
        LogState state = new LogState(
                in.number(),
                in.text(),
                in.optional(() -> listing(in)),
                new HighWaterMark(in.optionalNumber(), in.optionalNumber()),
                in.optional(in::text),
                in.optional(() -> hours(in)),
                settings(in),
                new Outage(in.optionalNumber(), in.number(), in.yesOrNo()),
                new AddressVisibility(in.yesOrNo(), in.yesOrNo()),
                new ProbeWatch(in.number(), in.yesOrNo()));
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("the state of a log goes on after its end");
        }
        return state;
    }

    /** Times are kept as the distance to the row before, which is short. */
    private static void write(Listing listing, StateOutput out) {
        out.yesOrNo(listing.end()).number(listing.rows().size());
        long last = 0;
        for (ListedRow row : listing.rows()) {
            out.text(row.id()).fixed(row.hash()).number(row.address().flag());
            out.yesOrNo(row.created().isPresent());
            if (row.created().isPresent()) {
                out.number(row.created().getAsLong() - last);
                last = row.created().getAsLong();
            }
        }
    }

    private static Listing listing(StateInput in) {
        boolean end = in.yesOrNo();
        List<ListedRow> rows = new ArrayList<>();
        long last = 0;
        for (int left = in.count(); left > 0; left--) {
            String id = in.text();
            long hash = in.fixed();
            ListedRow.Address address = address(in.number());
            OptionalLong created = in.yesOrNo() ? OptionalLong.of(last + in.number()) : OptionalLong.empty();
            last = created.orElse(last);
            rows.add(new ListedRow(id, created, hash, address));
        }
        return new Listing(rows, end);
    }

    private static ListedRow.Address address(long flag) {
        return ListedRow.Address.of(flag)
                .orElseThrow(() -> new IllegalArgumentException("no address is stored as " + flag));
    }

    private static void write(HourTotals hours, StateOutput out) {
        out.number(hours.rows().size());
        hours.rows().forEach((hour, total) -> out.number(hour).number(total));
    }

    private static HourTotals hours(StateInput in) {
        TreeMap<Long, Long> rows = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            rows.put(in.number(), in.number());
        }
        return new HourTotals(rows);
    }

    private static void write(LogSettings logs, StateOutput out) {
        out.number(logs.maxDays()).number(logs.minLevel());
        out.optional(logs.logIp(), out::yesOrNo).optional(logs.logAuthId(), out::yesOrNo);
    }

    private static LogSettings settings(StateInput in) {
        return new LogSettings(
                in.optionalNumber(), in.optionalNumber(), in.optional(in::yesOrNo), in.optional(in::yesOrNo));
    }
}
