package dev.lapwing.cli.doctor;

import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.ingest.ClockSkew;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.rule.RuleSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A source of a test whose rows and polls are examined. */
final class Patient {
    static final RuleSet SHIPPED = BuiltinRules.loaded();

    private static final String NAME = "shop";

    private final RuleSet rules;
    private final Examination examination;

    Patient(RuleSet rules) {
        this.rules = rules;
        this.examination = new Examination(rules);
    }

    /** One that the shipped rules watch. */
    static Patient shop() {
        return new Patient(SHIPPED);
    }

    Patient rows(List<String> rows) {
        return take(RowReading.of(RowFormat.POCKETBASE), rows, ClockSkew.UNKNOWN_ARRIVAL);
    }

    Patient rows(String... rows) {
        return rows(List.of(rows));
    }

    Patient polls(String... polls) {
        return take(RowReading.of(RowFormat.POCKETBASE_POLLS), List.of(polls), ClockSkew.UNKNOWN_ARRIVAL);
    }

    Patient take(RowReading reading, List<String> rows, long arrived) {
        RowSource source = new RowSource(NAME, reading.kind(), reading.parser(), RowSource.Unmarked.ALL);
        rows.forEach(row -> examination.take(source, row.getBytes(StandardCharsets.UTF_8), arrived));
        return this;
    }

    SourceReport report() {
        return new Diagnosis(rules, Set.of(), false).of(examination.sources().get(0));
    }

    List<String> warnings() {
        return report().warnings();
    }

    /** What is missing, what most rules lack first. */
    static List<Gap> missing(SourceReport report) {
        return report.missing().stream().map(SourceReport.Lack::gap).toList();
    }

    /** The rules that cannot do without something, by name. */
    static List<String> without(SourceReport report, Gap gap) {
        return report.missing().stream()
                .filter(lack -> lack.gap().equals(gap))
                .flatMap(lack -> lack.rules().stream())
                .toList();
    }

    /** The rules that find less without something, by name. */
    static List<String> dulled(SourceReport report, Gap gap) {
        return report.missing().stream()
                .filter(lack -> lack.gap().equals(gap))
                .flatMap(lack -> lack.dulled().stream())
                .toList();
    }

    static String verdict(SourceReport report, String threat) {
        return report.threats().stream()
                .filter(one -> one.threat().equals(threat))
                .map(SourceReport.OfThreat::verdict)
                .findFirst()
                .orElseThrow();
    }

    /** The first rows of a log with labels that a real PocketBase wrote. */
    static List<String> labelled(String name, int rows) {
        Path file = Path.of("src/test/resources/labelled", name + ".ndjson.gz");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().limit(rows).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows without a member of their data, whatever it holds. */
    static List<String> without(String member, List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll(
                                "\"" + member
                                        + "\":(\"(?:[^\"\\\\]++|\\\\.)*+\"|\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*\\}|[^,{}]+),?",
                                "")
                        .replace(",}", "}"))
                .toList();
    }

    /** A poll in the middle of which stands something more. */
    static String poll(String more) {
        return "{\"poll\":\"pocketbase\",\"v\":1,\"time\":\"2026-11-22T14:10:07Z\",\"connector\":\"0.1.0\","
                + "\"mode\":\"api\",\"status\":200," + more + "\"log\":{\"rows\":[],\"end\":true,\"sent\":0}}";
    }

    /** What a poll says of settings that are as they should be, but for one change. */
    static String logs(String from, String to) {
        return "\"logs\":{\"maxDays\":5,\"minLevel\":0,\"logIP\":true,\"logAuthId\":true},".replace(from, to);
    }
}
