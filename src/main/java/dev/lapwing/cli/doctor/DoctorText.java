package dev.lapwing.cli.doctor;

import dev.lapwing.event.Schema;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.Plural;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rules can see, for people. */
final class DoctorText {
    /** Sentences are broken to this width, whatever the screen. */
    private static final int WIDTH = 80;

    private static final String INDENT = "   ";

    private final List<String> lines = new ArrayList<>();
    private final int columns;

    DoctorText(int columns) {
        this.columns = columns;
    }

    /** All lines of it. */
    List<String> lines(List<SourceReport> reports, List<CorrelationRule> unheard) {
        reports.forEach(this::source);
        if (!unheard.isEmpty()) {
            String threats = unheard.stream()
                    .flatMap(rule -> rule.head().text().threats().stream())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining(", "));
            paragraph(
                    "",
                    Plural.of(unheard.size(), "rules") + (threats.isEmpty() ? "" : " for " + threats)
                            + " look at logs of which no source is here.");
        }
        return lines;
    }

    private void source(SourceReport report) {
        paragraph("", head(report.source()));
        lines.add("");
        table(report).lines(columns).forEach(lines::add);
        lines.add("");
        changes(report);
        for (SourceReport.Lack lack : report.untold()) {
            lack("?  ", "The input does not tell whether there is " + lack.gap().what() + ".", report, lack);
        }
        if (!report.warnings().isEmpty()) {
            lines.add("Warnings:");
            lines.add("");
            report.warnings().forEach(warning -> paragraph("!  ", warning));
            lines.add("");
        }
    }

    private void changes(SourceReport report) {
        Map<Boolean, List<SourceReport.Lack>> lacks = report.missing().stream()
                .collect(Collectors.partitioningBy(lack -> lack.gap().need().canBeMet()));
        List<SourceReport.Lack> met = lacks.getOrDefault(true, List.of());
        if (!met.isEmpty()) {
            lines.add("What to change, what most rules lack first:");
            lines.add("");
        }
        for (int number = 1; number <= met.size(); number++) {
            SourceReport.Lack lack = met.get(number - 1);
            lack(number + ". ", lack.gap().change(), report, lack);
        }
        lacks.getOrDefault(false, List.of())
                .forEach(lack -> lack("-  ", lack.gap().change(), report, lack));
    }

    private static String head(SeenSource source) {
        String rows = source.schemas().stream()
                .map(schema -> Plural.of(source.rows(schema), rowsOf(schema)))
                .collect(Collectors.joining(", "));
        return source.name() + (source.product().isEmpty() ? "" : " (" + source.product() + ")") + ": " + rows
                + (source.isPocketBase() ? ", " + Plural.of(source.polls().count(), "polls") : "")
                + (source.answers() > 0 ? answers(source) : "");
    }

    private static String answers(SeenSource source) {
        String answers = Plural.of(source.answers(), "answers of the API");
        return source.schemas().isEmpty() ? answers : ", " + answers;
    }

    private static String rowsOf(Schema schema) {
        return switch (schema.source().service()) {
            case "request" -> "requests";
            case "app" -> "other rows";
            case "audit" -> "audit rows";
            case "storage" -> "storage rows";
            case "auth" -> "webhooks";
            case "client" -> "client errors";
            case "server" -> "Postgres lines";
            case "pgaudit" -> "pgAudit records";
            default -> "rows";
        };
    }

    private static TextTable table(SourceReport report) {
        TextTable table = new TextTable();
        table.row("threat", "sight", "rules", "what would add most");
        for (SourceReport.OfThreat threat : report.threats()) {
            Optional<SourceReport.Lack> first = threat.first();
            table.row(
                    Threat.words(threat.threat()),
                    threat.verdict(),
                    threat.count(Gap.State.THERE) + " of " + threat.rules().size(),
                    first.map(lack -> lack.gap().brief()).orElse(""));
        }
        return table;
    }

    private void lack(String mark, String sentence, SourceReport report, SourceReport.Lack lack) {
        paragraph(mark, sentence + " " + evidence(report, lack.gap()));
        names("Blind", lack.rules());
        names("Partly blind", lack.dulled());
        lines.add("");
    }

    private void names(String how, List<String> rules) {
        if (!rules.isEmpty()) {
            paragraph(INDENT, how + " (" + rules.size() + "): " + String.join(", ", rules));
        }
    }

    private static String evidence(SourceReport report, Gap gap) {
        return Optional.ofNullable(report.findings().get(gap))
                .map(Gap.Finding::evidence)
                .orElse("");
    }

    /** A text in lines of which all but the first are indented. */
    private void paragraph(String mark, String text) {
        StringBuilder line = new StringBuilder(mark);
        for (String word : SafeText.oneLine(text).split(" +", -1)) {
            boolean begun = line.length() > mark.length();
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(mark.isEmpty() ? "" : INDENT);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
        }
        lines.add(line.toString());
    }
}
