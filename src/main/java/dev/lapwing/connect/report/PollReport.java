package dev.lapwing.connect.report;

/**
 * A poll that is reported.
 *
 * @param sent how many rows were sent since the report before
 */
public record PollReport(Poll poll, int sent) {}
