package dev.lapwing.topology.setup;

import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.source.LagView;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;

/**
 * What the processors need.
 *
 * @param places tells where addresses are
 * @param writers how alerts and incidents are written
 * @param byGroupPartitions how many partitions the repartition gets; fixed once it is made
 * @param sliceLimit how many events of each sixteenth of a timespan a group keeps at least
 * @param memory where all tasks of this process keep decoded groups
 * @param dueLimit how many due groups are worked off in one go
 */
public record TopologySettings(
        SourceLayout layout,
        RuleSet rules,
        Redactor redactor,
        GeoLocator places,
        AlertWriters writers,
        int byGroupPartitions,
        int sliceLimit,
        GroupMemory memory,
        int dueLimit,
        Timings timings,
        Counters counters,
        SourceTimes times,
        PollTimes polls,
        LagView lag) {}
