package dev.lapwing.cli;

/**
 * A setting as somebody wrote it.
 *
 * @param text as written, secrets not yet looked up, so that it may be shown
 * @param place {@code lapwing.yml:3:7}, or the flag or environment variable
 */
record Located(String text, String place) {}
