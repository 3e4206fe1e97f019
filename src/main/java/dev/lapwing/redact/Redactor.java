package dev.lapwing.redact;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.redact.scan.SecretScan;
import dev.lapwing.redact.scan.Unescaped;
import dev.lapwing.redact.span.Mark;
import dev.lapwing.redact.span.SecretKind;
import dev.lapwing.redact.span.SecretSpan;
import dev.lapwing.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets by {@link Mark}s. A text without secrets costs one look at each of its characters; redacting twice
 * changes nothing. Safe for use by several threads.
 */
public final class Redactor {
    private static final String CUT = " [cut]";
    private static final int ID_HASH_BYTES = 16;

    /** Parts two marks of secrets between which nothing stood. */
    private static final String BETWEEN = ".";

    private final Fingerprints fingerprints;
    private final KnownCredentials known;

    /**
     * Fingerprints with this key.
     *
     * @param key at least 16 bytes, the same wherever fingerprints are to be compared
     */
    public Redactor(byte[] key) {
        this(key, KnownCredentials.NONE);
    }

    /**
     * Fingerprints with this key, some of which are known.
     *
     * @param key at least 16 bytes, the same wherever fingerprints are to be compared
     */
    public Redactor(byte[] key, KnownCredentials known) {
        this.fingerprints = new Fingerprints(key);
        this.known = known;
    }

    /**
     * The event without its secrets: the same instance when it has none. An id that holds one becomes a hash, which tells
     * events apart as the id does, and needs no key to be the same everywhere.
     */
    public AuditEvent redact(AuditEvent event) {
        return clean(event).event();
    }

    /** The event without its secrets, and the credentials of Neon's that stood in it, or that are known. */
    public Cleaned clean(AuditEvent event) {
        LeakNotes notes = new LeakNotes(known);
        ValueRedactor values = new ValueRedactor(this, notes);
        @Nullable Object[] redacted = null;
        String id = event.uid()
                .substring(Math.min(event.uid().length(), event.instance().length() + 1));
        if (!SecretScan.of(id).isEmpty()) {
            redacted = event.values();
            redacted[Schema.UID] = event.instance() + ":" + hash(id);
        }
        for (int slot = Schema.LOG_SOURCE + 1; slot < event.schema().size(); slot++) {
            Object before = event.value(slot);
            Object after = before == null ? null : values.redact(event.schema(), slot, before);
            if (after != before) {
                redacted = redacted == null ? event.values() : redacted;
                redacted[slot] = after;
            }
        }
        return new Cleaned(redacted == null ? event : event.withValues(redacted), notes.leaks());
    }

    /** The fingerprints by which a credential is known again: of a connection string, that of its password. */
    public List<Mark> marksOf(String credential) {
        List<Mark> found = SecretScan.of(credential).stream()
                .map(span -> mark(span.secret(credential), span.kind()))
                .distinct()
                .toList();
        return found.isEmpty() ? List.of(mark(credential, SecretKind.PASSWORD)) : found;
    }

    /** Which key the fingerprints are made with. */
    public String keyId() {
        return fingerprints.keyId();
    }

    /** The text without its secrets: the same instance when it has none. */
    public String redact(String text) {
        return replaced(text, new LeakNotes(KnownCredentials.NONE));
    }

    /** A whole value without its secrets; by the name it goes by, it may be one. */
    public String redact(String name, String text) {
        return new ValueRedactor(this, new LeakNotes(KnownCredentials.NONE)).named(name, text, "");
    }

    /** The mark of a text that is a secret by the place where it stands, whatever it looks like; a mark stays. */
    public String hidden(String secret) {
        return secret.isEmpty() || Mark.parse(secret).isPresent()
                ? secret
                : mark(secret, SecretKind.TOKEN).toString();
    }

    /**
     * Bytes of any kind as UTF-8 text without its secrets, at most so many bytes of it; a cut is said.
     *
     * @param max the most bytes that come back
     */
    public byte[] redactBytes(byte[] raw, int max) {
        byte[] whole = redact(new String(raw, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        if (whole.length <= max) {
            return whole;
        }
        byte[] cut = CUT.getBytes(StandardCharsets.UTF_8);
        int kept = characterStart(whole, Math.max(0, max - cut.length));
        byte[] bytes = Arrays.copyOf(whole, kept + Math.min(cut.length, max - kept));
        System.arraycopy(cut, 0, bytes, kept, bytes.length - kept);
        return bytes;
    }

    /** An e-mail address as people may see it. */
    public String showEmail(String address, EmailDisplay display) {
        return switch (display) {
            case PLAIN -> address;
            case FINGERPRINT ->
                Mark.parse(address).isPresent()
                        ? address
                        : mark(address.toLowerCase(Locale.ROOT), SecretKind.EMAIL)
                                .toString();
        };
    }

    /** The mark that stands for a secret of this kind. */
    Mark mark(String secret, SecretKind byPlace) {
        String plain = Unescaped.of(secret);
        SecretKind kind = SecretKind.of(plain, byPlace);
        String counted = kind == SecretKind.EMAIL ? plain.toLowerCase(Locale.ROOT) : plain;
        return fingerprints.mark(kind.word(), counted);
    }

    private static String hash(String id) {
        return HexFormat.of().formatHex(TextHash.of(Stream.of(id)), 0, ID_HASH_BYTES);
    }

    /** The text without its secrets, which are noted. */
    String replaced(String text, LeakNotes notes) {
        List<SecretSpan> spans = SecretScan.all(text, 0);
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        int from = 0;
        for (SecretSpan span : spans) {
            if (span.kind().stays()) {
                noteOnly(span, text, notes);
                continue;
            }
            Mark mark = mark(span.secret(text), span.kind());
            notes.add(mark);
            redacted.append(text, from, span.start())
                    .append(from > 0 && from == span.start() ? BETWEEN : "")
                    .append(mark);
            from = span.end();
        }
        return from == 0 ? text : redacted.append(text, from, text.length()).toString();
    }

    private void noteOnly(SecretSpan span, String text, LeakNotes notes) {
        if (span.kind() == SecretKind.SEEN) {
            Mark.parse(span.secret(text)).ifPresent(notes::add);
        } else if (!notes.isOwnPlace()) {
            notes.add(mark(span.secret(text), span.kind()));
        }
    }

    /** The nearest start of a character at or before a byte. */
    private static int characterStart(byte[] utf8, int at) {
        int start = at;
        while (start > 0 && (utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }
}
