package dev.lapwing.posture.filter;

/** A word of a filter. */
sealed interface FilterToken {
    record Value(Operand operand) implements FilterToken {}

    record Operator(String sign) implements FilterToken {}

    record Join(boolean or) implements FilterToken {}

    /** What stands in parentheses, still to be read. */
    record Group(String inner) implements FilterToken {}

    record End() implements FilterToken {}
}
