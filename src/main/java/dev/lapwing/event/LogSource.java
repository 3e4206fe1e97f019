package dev.lapwing.event;

/**
 * Where events come from, in Sigma's terms.
 *
 * @param product what wrote the log, such as {@code pocketbase}
 * @param service which of its logs, such as {@code request}
 * @param category what kind of log it is across products, such as {@code webserver}; empty where none fits
 */
public record LogSource(String product, String service, String category) {}
