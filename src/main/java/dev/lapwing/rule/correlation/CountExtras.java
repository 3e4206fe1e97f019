package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Share;
import java.util.Optional;

/**
 * What Lapwing adds to counting events.
 *
 * @param then the member at whose events alone the count is looked at
 * @param share what part of a larger count the count has to be
 */
record CountExtras(Optional<Integer> then, Optional<Share> share) {}
