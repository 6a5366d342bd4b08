package bellwether.desk.overview.chart;

import org.jspecify.annotations.Nullable;

/// A mark on a bar of a chart.
///
/// @param time when that bar begins, in seconds since 1970
/// @param side up or down; null for neither
/// @param ref the id of what it stands for, where that has one
public record ChartMark(
        MarkKind kind,
        long time,
        @Nullable String side,
        String name,
        String words,
        @Nullable String ref) {}
