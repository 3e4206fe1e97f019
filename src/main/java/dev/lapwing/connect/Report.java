package dev.lapwing.connect;

/**
 * A poll that is reported.
 *
 * @param sent how many rows were sent since the report before
 */
record Report(Poll poll, int sent) {}
