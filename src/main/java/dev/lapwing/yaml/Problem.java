package dev.lapwing.yaml;

/** Something wrong in a rule file, with its place; lines and columns count from one. */
public record Problem(String file, int line, int column, ProblemLevel severity, String sentence) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + sentence;
    }
}
