package bellwether.platform.drawing;

/// Fewer points that draw the same line: of all points in one column of pixels the first, the
/// lowest, the highest and the last, so that no spike is lost.
final class PointReduction {
    private PointReduction() {}

    /// @param points in pixels, from left to right, without gaps
    static ChartPoints of(ChartPoints points) {
        int n = points.count();
        int[] kept = new int[n];
        int count = 0;
        int from = 0;
        while (from < n) {
            long column = Math.round(points.x(from));
            int to = from + 1;
            while (to < n && Math.round(points.x(to)) == column) {
                to++;
            }
            count = keep(points, from, to, kept, count);
            from = to;
        }
        return ChartPoints.of(count, i -> points.x(kept[i]), i -> points.y(kept[i]));
    }

    private static int keep(ChartPoints points, int from, int to, int[] kept, int count) {
        int low = from;
        int high = from;
        for (int i = from + 1; i < to; i++) {
            low = points.y(i) < points.y(low) ? i : low;
            high = points.y(i) > points.y(high) ? i : high;
        }
        int end = count;
        for (int i : new int[] {from, Math.min(low, high), Math.max(low, high), to - 1}) {
            if (end == count || kept[end - 1] != i) {
                kept[end] = i;
                end++;
            }
        }
        return end;
    }
}
