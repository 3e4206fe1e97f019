package dev.lapwing.rule.syntax;

import java.util.List;

/** A condition as written: names joined by and, or, not and parentheses. */
public sealed interface Condition {
    /** One name. */
    record Name(String name, int offset) implements Condition {}

    /** One or all of the names that fit a pattern; {@code them} stands for all of them. */
    record Of(boolean all, String pattern, int offset) implements Condition {}

    /** All parts. */
    record And(List<Condition> parts) implements Condition {}

    /** Any part. */
    record Or(List<Condition> parts) implements Condition {}

    /** Not the part. */
    record Not(Condition part) implements Condition {}
}
