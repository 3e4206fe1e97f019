package dev.lapwing.normalize.neon;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.ObjectRow;
import dev.lapwing.normalize.parse.OtlpRecord;
import dev.lapwing.normalize.parse.RowParser;
import java.util.Arrays;
import java.util.List;

/**
 * The log of Neon's object storage: an item of the branch log query API, a whole answer of it, or an export of
 * OpenTelemetry's protocol with such records.
 */
public final class NeonStorageRow implements RowParser {
    private static final long OK = 200;

    @Override
    public Normalized parse(byte[] row, String instance) {
        return rows(row, instance).get(0);
    }

    @Override
    public List<Normalized> rows(byte[] row, String instance) {
        return ObjectRow.all(row, parser -> read(JsonMembers.of(JsonReader.value(parser)), instance));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.NEON_STORAGE);
    }

    private static List<Normalized> read(JsonMembers row, String instance) {
        if (row.has("queried_at") && row.has("body")) {
            return answer(row, instance);
        }
        if (row.has(OtlpRecord.NAME)) {
            return exported(row, instance);
        }
        return List.of(
                StorageRequest.isItem(row)
                        ? StorageRequest.of(row, NeonPath.of(List.of()), instance)
                        : new Normalized.Rejected("row", "no item and no answer of Neon's log query API"));
    }

    private static List<Normalized> answer(JsonMembers answer, String instance) {
        Long status = answer.number("status");
        List<?> logs = answer.object("body").list("logs");
        if (status == null || status != OK || logs.isEmpty()) {
            return List.of(new Normalized.Ignored("an answer without logs"));
        }
        NeonPath path = NeonPath.of(Arrays.asList(answer.said("path").split("/")));
        return logs.stream()
                .map(item -> item(JsonMembers.of(item), path, instance))
                .toList();
    }

    private static Normalized item(JsonMembers item, NeonPath path, String instance) {
        return StorageRequest.isItem(item)
                ? StorageRequest.of(item, path, instance)
                : new Normalized.Rejected("logs", "something else than an item of Neon's log query API");
    }

    private static List<Normalized> exported(JsonMembers export, String instance) {
        List<Normalized> events = OtlpRecord.all(export.values().get(OtlpRecord.NAME)).stream()
                .map(record -> exported(record, instance))
                .toList();
        return events.isEmpty() ? List.of(new Normalized.Rejected(OtlpRecord.NAME, "no log record")) : events;
    }

    private static Normalized exported(OtlpRecord record, String instance) {
        JsonMembers item = JsonMembers.in(record.body().orElse("")).value();
        if (StorageRequest.isItem(item)) {
            return StorageRequest.of(item, NeonPath.of(List.of()), instance);
        }
        String service = first(
                record.attribute("service.name").orElse(""),
                record.attribute("service_name").orElse(""));
        if (!StorageRequest.isStorage(service)) {
            return new Normalized.Rejected(OtlpRecord.NAME, "a record of something else than Neon's object storage");
        }
        Long time =
                record.timeOrObserved().isPresent() ? record.timeOrObserved().getAsLong() : null;
        String branch = first(
                record.attribute("branch_id").orElse(""),
                record.attribute("entity_id").orElse(""));
        return new StorageRequest(
                        time,
                        record.body().orElse(""),
                        service,
                        first(record.scope(), record.attribute("scope_name").orElse("")),
                        record.attribute("project_id").orElse(""),
                        branch.startsWith("br-") ? branch : "")
                .event(instance);
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
