package dev.lapwing.yaml;

/** Something wrong in a rule file, with its place; lines and columns count from one. */
public record Problem(String file, int line, int column, ProblemLevel severity, String sentence) {
    /** Where it stands: {@code lapwing.yml:3:7}. */
    public String place() {
        return file + ":" + line + ":" + column;
    }

    @Override
    public String toString() {
        return place() + ": " + sentence;
    }
}
