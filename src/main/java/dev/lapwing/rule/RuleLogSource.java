package dev.lapwing.rule;

import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import java.util.List;
import java.util.Locale;

/** The log source of a rule; an empty part is one that the rule does not give. */
record RuleLogSource(String product, String service, String category) {
    RuleLogSource {
        product = product.toLowerCase(Locale.ROOT);
        service = service.toLowerCase(Locale.ROOT);
        category = category.toLowerCase(Locale.ROOT);
    }

    /** Whether the rule sees events of this source. */
    boolean sees(LogSource source) {
        return fits(product, source.product()) && fits(service, source.service()) && fits(category, source.category());
    }

    /** The known schemas whose events the rule sees. */
    List<Schema> schemas() {
        return Schemas.all().stream().filter(schema -> sees(schema.source())).toList();
    }

    private static boolean fits(String wanted, String given) {
        return wanted.isEmpty() || wanted.equals(given);
    }
}
