package dev.lapwing.rule;

import java.util.Optional;

/**
 * The text of a rule file and the name to call it by.
 *
 * @param unreadable why the text is not that of the file, where it could not be read
 */
public record RuleFile(String file, String text, Optional<String> unreadable) {
    /** A file that was read. */
    public RuleFile(String file, String text) {
        this(file, text, Optional.empty());
    }

    /** A file that could not be read, which is one of its problems like any other. */
    public static RuleFile unreadable(String file, String why) {
        return new RuleFile(file, "", Optional.of(why));
    }
}
