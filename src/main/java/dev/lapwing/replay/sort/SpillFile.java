package dev.lapwing.replay.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A temporary file of sorted runs of signals, one behind the other; it is gone once it is closed. */
final class SpillFile implements Closeable {
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final List<Long> runStarts = new ArrayList<>();
    private long end;

    SpillFile(Path folder) {
        try {
            file = Files.createTempFile(folder, "lapwing-signals-", ".run");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new SpillFailed(folder, e);
        }
    }

    /** Writes a run of signals that are in order. */
    void write(List<SortedSignal> sorted) {
        runStarts.add(end);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new Tail(), BUFFER))) {
            for (SortedSignal signal : sorted) {
                signal.write(out);
            }
        } catch (IOException e) {
            throw new SpillFailed(file, e);
        }
    }

    /** Each run from its start. */
    List<Iterator<SortedSignal>> runs() {
        List<Iterator<SortedSignal>> runs = new ArrayList<>();
        for (int i = 0; i < runStarts.size(); i++) {
            runs.add(new Run(runStarts.get(i), i + 1 < runStarts.size() ? runStarts.get(i + 1) : end));
        }
        return runs;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SpillFailed(file, e);
        }
    }

    private final class Tail extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
            while (left.hasRemaining()) {
                end += channel.write(left, end);
            }
        }
    }

    private final class Slice extends InputStream {
        private final long to;
        private long at;

        Slice(long from, long to) {
            this.at = from;
            this.to = to;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0 || at == to) {
                return length == 0 ? 0 : -1;
            }
            int read = channel.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, to - at)), at);
            if (read < 0) {
                throw new EOFException("the file became shorter");
            }
            at += read;
            return read;
        }
    }

    private final class Run implements Iterator<SortedSignal> {
        private final DataInputStream in;

        Run(long from, long to) {
            in = new DataInputStream(new BufferedInputStream(new Slice(from, to), BUFFER));
        }

        @Override
        public boolean hasNext() {
            try {
                in.mark(1);
                int next = in.read();
                in.reset();
                return next >= 0;
            } catch (IOException e) {
                throw new SpillFailed(file, e);
            }
        }

        @Override
        public SortedSignal next() {
            try {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return SortedSignal.read(in);
            } catch (IOException e) {
                throw new SpillFailed(file, e);
            }
        }
    }
}
