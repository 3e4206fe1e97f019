package dev.lapwing.replay.input;

import dev.lapwing.replay.layout.JsonRows;
import dev.lapwing.replay.layout.Layout;
import dev.lapwing.replay.layout.LayoutGuess;
import dev.lapwing.replay.layout.OtherSeparator;
import dev.lapwing.text.Gunzip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * An input's text in UTF-8 with a row a line, whatever it is packed in, written in, or laid out as.
 *
 * @param layout how its rows lay in it
 */
public record InputText(InputStream in, Layout layout) {
    /**
     * Unpacks what was opened.
     *
     * @param told the character set of what is not UTF-8
     * @param anyJson whether rows of any shape were told to come
     * @throws NotRead when it is something else than text
     */
    public static InputText of(InputStream opened, Optional<Charset> told, boolean anyJson) throws IOException {
        try {
            return read(opened, told, anyJson);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Unpacks what was opened, of which each line is a row by itself.
     *
     * @param told the character set of what is not UTF-8
     * @throws NotRead when it is something else than text
     */
    public static InputText lines(InputStream opened, Optional<Charset> told) throws IOException {
        try {
            Peeked bytes = unpacked(opened, told);
            return new InputText(bytes, Layout.LINES);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private static InputText read(InputStream opened, Optional<Charset> told, boolean anyJson) throws IOException {
        Peeked bytes = unpacked(opened, told);
        byte[] text = bytes.start();
        Layout layout = LayoutGuess.of(text, anyJson);
        return layout == Layout.LINES
                ? new InputText(OtherSeparator.of(bytes, text), layout)
                : new InputText(new JsonRows(bytes, layout == Layout.PAGES), layout);
    }

    private static Peeked unpacked(InputStream opened, Optional<Charset> told) throws IOException {
        Peeked bytes = new Peeked(opened);
        if (ForeignFile.of(bytes.start())
                .filter(kind -> kind == ForeignFile.GZIP)
                .isPresent()) {
            bytes = new Peeked(new Gunzip(bytes));
        }
        byte[] start = bytes.start();
        Optional<ForeignFile> foreign = ForeignFile.of(start);
        if (foreign.isPresent()) {
            throw new NotRead(foreign.get().sentence());
        }
        Encoding encoding = Encoding.of(start, told);
        bytes.skipNBytes(encoding.mark());
        if (encoding.charset().isPresent()) {
            bytes = new Peeked(new ToUtf8(bytes, encoding.charset().get()));
        }
        return bytes;
    }
}
