package dev.lapwing.cli.input;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.text.DidYouMean;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how the rows of a replay are read. */
public final class InputOptions {
    /** What can be named as files. */
    public static final String FILES = "Log files, folders of them, gzip or zip; - is the standard input.";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "The format of all files: pocketbase, pocketbase-polls, neon-audit, monitor, or json for any other"
                            + " log of one JSON object a line (default: as the rows look, which is never json).")
    private @Nullable String format;

    @Option(
            names = "--time-field",
            paramLabel = "FIELD",
            description = "Where JSON rows have their time: a date and time with its zone, or seconds or milliseconds"
                    + " since 1970.")
    private @Nullable String timeField;

    @Option(
            names = "--id-field",
            paramLabel = "FIELD",
            description = "Where JSON rows have their id (default: the same bytes are the same event).")
    private @Nullable String idField;

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "What rules call the product whose JSON rows these are (default: rules of any product run).")
    private @Nullable String product;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "What rules call the log whose JSON rows these are (default: rules of any service run).")
    private @Nullable String service;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = Encoding.class,
            description = "The encoding of files that are not UTF-8, such as windows-1252 (default: UTF-8, and UTF-16"
                    + " where a file begins like it).")
    private @Nullable Charset encoding;

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    public ZoneOption zone() {
        return zone;
    }

    public Optional<Charset> charset() {
        return Optional.ofNullable(encoding);
    }

    /** How the rows are read; empty where their looks are to tell. */
    public Optional<RowReading> reading() {
        if (RowReading.JSON.equals(format)) {
            return Optional.of(RowReading.json(shape()));
        }
        if (Stream.of(timeField, idField, product, service).anyMatch(option -> option != null)) {
            throw CommandFailed.wrong("--time-field, --id-field, --product and --service go with --format json only.");
        }
        return Optional.ofNullable(format).map(FormatWord::known);
    }

    private JsonShape shape() {
        if (timeField == null) {
            throw CommandFailed.wrong(
                    "--format json needs --time-field FIELD, which names where each row has its time.");
        }
        if (Stream.of(timeField, idField, product, service).anyMatch(option -> option != null && option.isBlank())) {
            throw CommandFailed.wrong("--time-field, --id-field, --product and --service need a name each.");
        }
        return new JsonShape(
                Optional.of(timeField),
                Optional.ofNullable(idField),
                product == null ? "" : product,
                service == null ? "" : service,
                zone.zone());
    }

    /** Makes an encoding of an option. */
    static final class Encoding implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String text) {
            try {
                return Charset.forName(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is no encoding such as windows-1252"
                        + DidYouMean.orChoice(text, Charset.availableCharsets().keySet()));
            }
        }
    }
}
