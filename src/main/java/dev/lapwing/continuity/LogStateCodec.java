package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.HourTotals;
import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.NewerFormat;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The bytes of a {@link LogState}. The first one is the version of the format; the first format does not know what is ahead. */
final class LogStateCodec {
    private static final byte VERSION = 2;

    private LogStateCodec() {}

    static byte[] write(LogState state) {
        WireOutput out = new WireOutput();
        out.octet(VERSION).number(state.timeMillis()).text(state.connector());
        out.optional(state.listing(), listing -> write(listing, out));
        out.number(state.newest().created()).number(state.newest().rowId());
        out.optional(state.file(), out::text);
        out.optional(state.hours(), hours -> write(hours, out));
        write(state.logs(), out);
        out.number(state.outage().since())
                .number(state.outage().polls())
                .flag(state.outage().told());
        out.flag(state.addresses().seen()).flag(state.addresses().told());
        out.number(state.probes().settled()).flag(state.probes().missing());
        return out.toBytes();
    }

    static LogState read(byte[] stored) {
        WireInput in = new WireInput(stored);
        byte version = in.octet();
        if (version < 1 || version > VERSION) {
            throw new NewerFormat("the state of a log", version, VERSION);
        }
        LogState state = new LogState(
                in.number(),
                in.text(),
                in.optional(() -> listing(in)),
                new HighWaterMark(in.optionalNumber(), in.optionalNumber()),
                in.optional(in::text),
                in.optional(() -> hours(in, version)),
                settings(in),
                new Outage(in.optionalNumber(), in.number(), in.flag()),
                new AddressVisibility(in.flag(), in.flag()),
                new ProbeWatch(in.number(), in.flag()));
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("the state of a log goes on after its end");
        }
        return state;
    }

    /** Times are kept as the distance to the row before, which is short. */
    private static void write(Listing listing, WireOutput out) {
        out.flag(listing.end()).number(listing.rows().size());
        long last = 0;
        for (ListedRow row : listing.rows()) {
            out.text(row.id()).fixed(row.hash()).number(row.address().flag());
            out.flag(row.created().isPresent());
            if (row.created().isPresent()) {
                out.number(row.created().getAsLong() - last);
                last = row.created().getAsLong();
            }
        }
    }

    private static Listing listing(WireInput in) {
        boolean end = in.flag();
        List<ListedRow> rows = new ArrayList<>();
        long last = 0;
        for (int left = in.size(); left > 0; left--) {
            String id = in.text();
            long hash = in.fixed();
            ListedRow.Address address = address(in.number());
            OptionalLong created = in.flag() ? OptionalLong.of(last + in.number()) : OptionalLong.empty();
            last = created.orElse(last);
            rows.add(new ListedRow(id, created, hash, address));
        }
        return new Listing(rows, end);
    }

    private static ListedRow.Address address(long flag) {
        return ListedRow.Address.of(flag)
                .orElseThrow(() -> new IllegalArgumentException("no address is stored as " + flag));
    }

    private static void write(HourTotals hours, WireOutput out) {
        out.number(hours.rows().size());
        hours.rows().forEach((hour, total) -> out.number(hour).number(total));
        out.number(hours.ahead());
    }

    private static HourTotals hours(WireInput in, byte version) {
        TreeMap<Long, Long> rows = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            rows.put(in.number(), in.number());
        }
        return new HourTotals(rows, version == 1 ? OptionalLong.empty() : in.optionalNumber());
    }

    private static void write(LogSettings logs, WireOutput out) {
        out.number(logs.maxDays()).number(logs.minLevel());
        out.optional(logs.logIp(), out::flag).optional(logs.logAuthId(), out::flag);
    }

    private static LogSettings settings(WireInput in) {
        return new LogSettings(in.optionalNumber(), in.optionalNumber(), in.optional(in::flag), in.optional(in::flag));
    }
}
