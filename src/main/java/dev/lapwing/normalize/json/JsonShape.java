package dev.lapwing.normalize.json;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be known of JSON rows of any kind before they can be read. A field is named as in a rule: a member, or a
 * path of members.
 *
 * @param timeField where the time of a row is; empty for rows that are looked at one by one, without time
 * @param idField where the id of a row is; where empty, a hash of instance and bytes serves
 * @param product what rules call the product; empty for any
 * @param service what rules call the log; empty for any
 * @param zone where the clock stood that times without a zone were read from; where empty, these are no times
 */
public record JsonShape(
        Optional<String> timeField, Optional<String> idField, String product, String service, Optional<ZoneId> zone) {
    public JsonShape {
        if (timeField.filter(String::isEmpty).isPresent()
                || idField.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a field needs a name");
        }
        product = product.toLowerCase(Locale.ROOT);
        service = service.toLowerCase(Locale.ROOT);
    }

    /** Rows whose times have their zone with them. */
    public JsonShape(Optional<String> timeField, Optional<String> idField, String product, String service) {
        this(timeField, idField, product, service, Optional.empty());
    }

    /** Rows whose time does not matter: all happen at the beginning of the epoch. */
    public static JsonShape untimed(String product, String service) {
        return new JsonShape(Optional.empty(), Optional.empty(), product, service);
    }
}
