package dev.lapwing.normalize.neon;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How drivers and poolers write down the error that a database answered with. */
enum DriverFrame {
    /** Neon's serverless driver, with the answer as JSON or with its text. */
    SERVERLESS("NeonDbError: (?:Server error \\(HTTP status [0-9]{3}\\): (?=\\{))?", ""),
    /** Also of libpq without psycopg. */
    PSYCOPG(
            "(?:psycopg2?(?:\\.\\w{1,60}){1,3}: |connection to server at \")"
                    + "(?:.{0,2000}?(?:ERROR|FATAL|PANIC):  ?)?",
            ""),
    JDBC("PSQLException: (?:(?:ERROR|FATAL|PANIC): )?", ""),
    PGBOUNCER("server login failed: (?:(?:ERROR|FATAL|PANIC):? )?", " (age="),
    /** It has no mark of its own before the error, only behind it. */
    PGX("(?:ERROR|FATAL|PANIC): ", " (SQLSTATE ");

    private final Pattern beginning;
    private final String end;

    DriverFrame(String beginning, String end) {
        this.beginning = Pattern.compile(beginning);
        this.end = end;
    }

    /** The text of the error in a line; empty where none of the frames is there. */
    static Optional<String> error(String line) {
        for (DriverFrame frame : values()) {
            Matcher matcher = frame.beginning.matcher(line);
            if ((frame != PGX || line.contains(frame.end)) && matcher.find()) {
                return Optional.of(frame.inside(line.substring(matcher.end())));
            }
        }
        return Optional.empty();
    }

    private String inside(String rest) {
        if (this == SERVERLESS && rest.startsWith("{")) {
            String message = JsonMembers.in(rest).value().said("message");
            return message.isEmpty() ? rest : message;
        }
        int line = rest.indexOf('\n');
        String first = line < 0 ? rest : rest.substring(0, line);
        int close = end.isEmpty() ? -1 : first.lastIndexOf(end);
        return close < 0 ? first : first.substring(0, close);
    }
}
