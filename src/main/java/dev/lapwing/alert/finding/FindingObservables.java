package dev.lapwing.alert.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.alert.incident.StrongEntity;
import dev.lapwing.alert.words.GroupValue;
import dev.lapwing.event.IpAddress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The {@code observables} of a finding: the group's addresses and accounts, for tools that look for such values. */
final class FindingObservables {
    private static final int LONGEST_IP = 40;

    /** What kind of thing a value is, by OCSF's number and name. */
    private record Kind(int id, String name) {}

    private static final Kind IP = new Kind(2, "IP Address");
    private static final Kind SUBNET = new Kind(12, "Subnet");
    private static final Kind USER = new Kind(4, "User Name");
    private static final Kind EMAIL = new Kind(5, "Email Address");
    private static final Kind OTHER = new Kind(99, "Account");
    private static final Kind SESSION = new Kind(99, "Session");
    private static final Kind ACCESS_KEY = new Kind(99, "Access Key");

    private FindingObservables() {}

    static void write(JsonGenerator json, List<GroupValue> group) throws IOException {
        List<GroupValue> known = group.stream()
                .filter(value -> kind(value.name(), value.value()).isPresent())
                .toList();
        if (known.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("observables");
        for (GroupValue value : known) {
            Kind kind = kind(value.name(), value.value()).orElseThrow();
            json.writeStartObject();
            json.writeStringField("name", "evidences." + value.name());
            json.writeStringField("type", kind.name());
            json.writeNumberField("type_id", kind.id());
            json.writeStringField("value", value.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What kind of thing an entity is. */
    static void kind(JsonGenerator json, StrongEntity entity) throws IOException {
        Kind kind = switch (entity.kind()) {
            case ADDRESS -> isIp(entity.value()) ? IP : SUBNET;
            case ACCOUNT -> OTHER;
            case USER_NAME -> USER;
            case EMAIL -> FindingEvidence.isEmail(entity.value()) ? EMAIL : OTHER;
            case SESSION -> SESSION;
            case ACCESS_KEY -> ACCESS_KEY;
        };
        json.writeStringField("type", kind.name());
        json.writeNumberField("type_id", kind.id());
    }

    private static Optional<Kind> kind(String field, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (field) {
            case "src_endpoint.ip" -> Optional.of(IP).filter(ip -> isIp(value));
            case "src_endpoint.subnet" -> Optional.of(isIp(value) ? IP : SUBNET);
            case "actor.user.name" -> Optional.of(USER);
            case "actor.user.uid" -> Optional.of(OTHER);
            case "user.email_addr" -> Optional.of(FindingEvidence.isEmail(value) ? EMAIL : OTHER);
            default -> Optional.empty();
        };
    }

    /** OCSF's addresses have at most forty characters. */
    static boolean isIp(String text) {
        return text.length() <= LONGEST_IP && IpAddress.parse(text).isPresent();
    }
}
