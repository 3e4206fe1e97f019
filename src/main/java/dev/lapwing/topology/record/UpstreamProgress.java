package dev.lapwing.topology.record;

import dev.lapwing.detect.watermark.Clock;
import dev.lapwing.detect.watermark.Progress;
import dev.lapwing.detect.watermark.Upstream;

/** How far one upstream has come for one instance: what ingest tells every partition of the repartition by group. */
public record UpstreamProgress(Clock clock, Upstream upstream, Progress progress) {}
