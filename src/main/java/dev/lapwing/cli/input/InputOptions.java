package dev.lapwing.cli.input;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.text.DidYouMean;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    "The format of all files: pocketbase, pocketbase-polls, neon-audit, monitor, json for any other log of"
                            + " one JSON object a line, or text for lines of any kind, in which credentials are"
                            + " looked for (default: as the rows look, which is never json or text).")
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

    @Mixin
    private final OriginOptions origin = new OriginOptions();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = Encoding.class,
            description = "The encoding of files that are not UTF-8, such as windows-1252 (default: UTF-8, and UTF-16"
                    + " where a file begins like it).")
    private @Nullable Charset encoding;

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    /**
     * The files that were named.
     *
     * @param folder where relative names begin
     * @param sources which source the files of some names are of
     * @throws CommandFailed where there is no such file, or it may not be read
     */
    public InputFiles files(List<String> names, Path folder, Map<String, String> sources) {
        return readable(new InputFiles(names, folder, System.in, sources, Optional.ofNullable(encoding)));
    }

    /** Files that are there and may be read, or a failure that names those that are not. */
    public static InputFiles readable(InputFiles files) {
        CommandFailed.ifAny(files.problems());
        return files;
    }

    public ZoneOption zone() {
        return zone;
    }

    /** Whether the files are lines of any text. */
    public boolean isText() {
        return RowFormat.TEXT.word().equals(format);
    }

    /** How the rows are read; empty where their looks are to tell. */
    public Optional<RowReading> reading() {
        if (RowReading.JSON.equals(format)) {
            return Optional.of(RowReading.json(shape()));
        }
        if (timeField != null || idField != null || origin.isGiven()) {
            throw CommandFailed.wrong("--time-field, --id-field, --product and --service go with --format json only.");
        }
        return Optional.ofNullable(format).map(FormatWord::known);
    }

    private JsonShape shape() {
        if (timeField == null) {
            throw CommandFailed.wrong(
                    "--format json needs --time-field FIELD, which names where each row has its time.");
        }
        boolean blank = timeField.isBlank() || (idField != null && idField.isBlank());
        if (blank || origin.isBlank()) {
            throw CommandFailed.wrong("--time-field, --id-field, --product and --service need a name each.");
        }
        return new JsonShape(
                Optional.of(timeField), Optional.ofNullable(idField), origin.product(), origin.service(), zone.zone());
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
