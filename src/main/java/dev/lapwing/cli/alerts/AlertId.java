package dev.lapwing.cli.alerts;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The beginning of an alert's id as a person typed it. */
public record AlertId(String text) {
    /** Where nothing was typed. */
    static final AlertId NONE = new AlertId("");

    private static final Pattern FORM = Pattern.compile("\\S{1,200}");

    /** Makes one of a parameter. */
    public static final class Typed implements ITypeConverter<AlertId> {
        @Override
        public AlertId convert(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new TypeConversionException("'" + text + "' is no id of an alert");
            }
            return new AlertId(text);
        }
    }
}
