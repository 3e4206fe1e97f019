package dev.lapwing.config.source;

import dev.lapwing.normalize.RowFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Through which windows a Neon organisation is seen.
 *
 * @param windows all of them, whoever brings what they show
 * @param connectors those of Lapwing's own that bring something
 */
public record NeonSource(Set<NeonWindow> windows, List<ConnectorSetup> connectors) {
    /** Rows of the audit log alone, which somebody else brings. */
    static final NeonSource AUDIT_ROWS = new NeonSource(Set.of(NeonWindow.AUDIT), List.of());

    public NeonSource {
        windows = new TreeSet<>(windows);
        connectors = List.copyOf(connectors);
    }

    /** How rows of it are read. */
    List<RowFormat> formats() {
        return windows.stream().map(NeonWindow::format).toList();
    }

    /** What the slowest window needs: a source has one time. */
    Duration lateness() {
        return windows.stream()
                .map(window -> window.format().lateness())
                .max(Duration::compareTo)
                .orElse(RowFormat.NEON_AUDIT.lateness());
    }
}
