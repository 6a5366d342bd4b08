package bellwether.platform.drawing;

import java.util.Comparator;
import java.util.List;

/// What levels are, beside the right end of each: none lies on another.
///
/// @param wide whether there is room for names; else marks tell them apart
record LevelLabels(List<CandleOverlay.Level> levels, boolean wide) {
    private static final double CHARACTER = 6.5;
    private static final double HEIGHT = 13;
    private static final double MARK = 12;
    private static final double LEAST = 26;

    LevelLabels {
        levels =
                levels.stream()
                        .sorted(Comparator.comparingDouble(CandleOverlay.Level::price).reversed())
                        .toList();
    }

    private String text(CandleOverlay.Level level) {
        return wide ? level.name() + " " + level.label() : level.label();
    }

    /// What they need at the right.
    double width() {
        return levels.stream()
                .mapToDouble(level -> MARK + 6 + CHARACTER * text(level).length())
                .max()
                .orElse(LEAST);
    }

    void draw(DrawingSurface surface, PlotBox box, AxisScale up) {
        double free = box.top();
        double highest = box.bottom() - HEIGHT * Math.max(0, levels.size() - 1);
        for (CandleOverlay.Level level : levels) {
            double y = Math.max(free, Math.min(up.at(level.price()), highest));
            surface.mark(level.mark(), box.right() + MARK - 4, y, level.ink());
            surface.words(text(level), box.right() + MARK + 2, y + 4, TextAnchor.START, Ink.TITLE);
            free = y + HEIGHT;
            highest += HEIGHT;
        }
    }
}
