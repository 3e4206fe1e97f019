package dev.lapwing.topology.record;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;

/** How far one upstream has come for one instance: what ingest tells every partition of the repartition by group. */
public record UpstreamProgress(WatermarkKey watermarkKey, Upstream upstream, WatermarkProgress progress) {}
