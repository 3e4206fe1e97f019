package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.AlertView.Phase;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the stubs of an alert's deliveries into some forty bytes each; names that come again and again are numbered. */
@SuppressWarnings("EnumOrdinal") // these bytes never leave the process that wrote them
final class PackedDelivery {
    private static final int DIGEST = 1;
    private static final int SHARED = 2;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** All stubs of one alert. */
    byte[] pack(List<Delivery> stubs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(stubs.size());
            out.writeUTF(
                    PackedRows.isHash(stubs.get(0).alert().id())
                            ? ""
                            : stubs.get(0).alert().id());
            for (Delivery stub : stubs) {
                write(out, stub);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Reads them back. */
    List<Delivery> unpack(String hash, byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int count = in.readByte();
            String written = in.readUTF();
            String id = written.isEmpty() ? hash : written;
            List<Delivery> stubs = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                stubs.add(read(in, id));
            }
            return stubs;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
    }

    private void write(DataOutputStream out, Delivery stub) throws IOException {
        AlertView alert = stub.alert();
        out.writeShort(number(stub.channel()));
        out.writeShort(number(alert.rule()));
        out.writeShort(number(alert.source()));
        out.writeShort(number(alert.ending()));
        out.writeByte(alert.severity().ordinal());
        out.writeByte(alert.phase().ordinal());
        out.writeInt((int) alert.rev());
        out.writeInt(seconds(alert.end()));
        out.writeShort(stub.place().map(AlertPlace::partition).orElse(-1));
        out.writeLong(stub.place().map(AlertPlace::offset).orElse(0L));
        out.writeByte(stub.gaveUp().map(NotificationStep::ordinal).orElse(-1));
        DeliveryStatus told = stub.told().orElseThrow();
        out.writeByte(told.step().ordinal());
        out.writeByte((told.inDigest() ? DIGEST : 0) | (told.shared() ? SHARED : 0));
        out.writeInt(seconds(told.since()));
        out.writeUTF(told.message().equals(alert.id()) ? "=" : told.message());
    }

    private Delivery read(DataInputStream in, String id) throws IOException {
        String channel = name(in);
        String rule = name(in);
        String source = name(in);
        String ending = name(in);
        Severity severity = Severity.values()[in.readByte()];
        Phase phase = Phase.values()[in.readByte()];
        long rev = in.readInt();
        Instant end = Instant.ofEpochSecond(in.readInt());
        int partition = in.readShort();
        long offset = in.readLong();
        int gaveUp = in.readByte();
        NotificationStep step = NotificationStep.values()[in.readByte()];
        int flags = in.readByte();
        Instant since = Instant.ofEpochSecond(in.readInt());
        String message = in.readUTF();
        DeliveryStatus told = new DeliveryStatus(
                step,
                rev,
                message.equals("=") ? id : message,
                since,
                (flags & DIGEST) != 0,
                since,
                (flags & SHARED) != 0);
        return new Delivery(
                channel,
                alert(id, rev, phase, ending, severity, rule, source, end),
                partition < 0 ? Optional.empty() : Optional.of(new AlertPlace(partition, offset)),
                Optional.empty(),
                since,
                false,
                Optional.of(told),
                Optional.empty(),
                Optional.empty(),
                gaveUp < 0 ? Optional.empty() : Optional.of(NotificationStep.values()[gaveUp]));
    }

    private static AlertView alert(
            String id,
            long rev,
            Phase phase,
            String ending,
            Severity severity,
            String rule,
            String source,
            Instant end) {
        return new AlertView(
                id, rev, phase, ending, severity, rule, List.of(), List.of(), "", "", "", source, List.of(), end, end,
                0, false, false, "", List.of(), List.of(), "");
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, unknown -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    private String name(DataInputStream in) throws IOException {
        return names.get(in.readUnsignedShort());
    }

    private static int seconds(Instant time) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, time.getEpochSecond()));
    }
}
