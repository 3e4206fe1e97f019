package dev.lapwing.ingest;

import java.util.function.Supplier;

/**
 * One raw row of a source.
 *
 * @param bytes the row, without a line end
 * @param marked whether it bears the mark that only our own tools give to control rows
 * @param arrived when it arrived, milliseconds since the epoch, or {@link ClockSkew#UNKNOWN_ARRIVAL}
 * @param place where it stands, as evidence names it; asked for only where a rule matches
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SourceRow(byte[] bytes, boolean marked, long arrived, Supplier<String> place) {}
