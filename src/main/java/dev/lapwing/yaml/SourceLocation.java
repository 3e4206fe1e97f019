package dev.lapwing.yaml;

import java.util.Optional;

/**
 * Where something stands in a file; lines and columns count from one.
 *
 * @param otherFile the file, where it is not the one that is being read
 */
public record SourceLocation(int line, int column, Optional<String> otherFile) {
    /** A place in the file that is being read. */
    public SourceLocation(int line, int column) {
        this(line, column, Optional.empty());
    }

    /** It with the name of the file that is being read: {@code lapwing.yml:3:7}. */
    public String in(String file) {
        return otherFile.orElse(file) + ":" + line + ":" + column;
    }
}
