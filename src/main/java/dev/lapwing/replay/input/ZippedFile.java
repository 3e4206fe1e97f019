package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One file of an archive; it fails where it is not what the archive says of it, which the JDK does not look at. */
final class ZippedFile extends InputStream {
    private final ZipFile zip;
    private final ZipEntry file;
    private final InputStream in;
    private final CRC32 sum = new CRC32();
    private long count;

    ZippedFile(ZipFile zip, ZipEntry file) throws IOException {
        this.zip = zip;
        this.file = file;
        InputStream opened = zip.getInputStream(file);
        if (opened == null) {
            throw new IOException("the archive changed while it was read");
        }
        this.in = opened;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = unpacked(into, offset, length);
        if (read > 0) {
            sum.update(into, offset, read);
            count += read;
        }
        boolean wrongEnd = read < 0 && (count != file.getSize() || sum.getValue() != file.getCrc());
        if (wrongEnd || count > file.getSize()) {
            throw damaged();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
        zip.close();
    }

    private int unpacked(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (ZipException e) {
            throw damaged();
        }
    }

    private IOException damaged() {
        return new IOException("the archive is damaged here, or protected by a password");
    }
}
