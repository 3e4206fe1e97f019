package dev.lapwing.topology.record;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.event.NewerFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a watermark, on the repartition and in the store. The first byte is the version of the format. */
public final class WatermarkCodec {
    private static final int VERSION = 2;
    /** Before it nothing was known of the first event. */
    private static final int WITH_FIRST_EVENT = 2;

    private WatermarkCodec() {}

    public static byte[] encode(UpstreamProgress told) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(told.watermarkKey().name());
            out.writeUTF(told.upstream().topic());
            out.writeInt(told.upstream().partition());
            out.writeLong(told.progress().watermark());
            out.writeLong(told.progress().largest());
            out.writeBoolean(told.progress().idle());
            out.writeBoolean(told.progress().ended());
            out.writeLong(told.progress().first());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    public static UpstreamProgress decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version < 1 || version > VERSION) {
                throw new NewerFormat("a watermark", version, VERSION);
            }
            return new UpstreamProgress(
                    WatermarkKey.named(in.readUTF()),
                    new Upstream(in.readUTF(), in.readInt()),
                    new WatermarkProgress(
                            in.readLong(),
                            in.readLong(),
                            in.readBoolean(),
                            in.readBoolean(),
                            version < WITH_FIRST_EVENT ? WatermarkProgress.NO_EVENT : in.readLong()));
        } catch (IOException e) {
            throw new UncheckedIOException("a watermark of " + bytes.length + " bytes is cut off", e);
        }
    }
}
