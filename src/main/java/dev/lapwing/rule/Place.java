package dev.lapwing.rule;

/** Where something stands in a file; lines and columns count from one. */
record Place(int line, int column) {}
