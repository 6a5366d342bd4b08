package bellwether.platform.drawing;

import java.time.LocalDate;

/// The room of a chart within its axes, and the axes.
///
/// @param box inside the axes
record PlotFrame(DrawingSurface surface, PlotBox box) {
    /// Width of a character of the labels, in pixels; rather too much than too little.
    private static final double CHARACTER = 6.5;

    private static final double RIGHT = 26;
    private static final double BASE_OF_WORDS = 4;
    private static final double BELOW = 17;
    private static final double TITLE_HEIGHT = 20;
    private static final double LABEL_HEIGHT = 44;

    /// @param widest label of the values
    static PlotFrame of(DrawingSurface surface, ChartSize size, String widest, boolean named) {
        double left = 12 + CHARACTER * widest.length();
        double bottom = BELOW + 6 + (named ? 17 : 0);
        return new PlotFrame(
                surface,
                new PlotBox(
                        left,
                        TITLE_HEIGHT + 6,
                        Math.max(20, size.width() - left - RIGHT),
                        size.height() - TITLE_HEIGHT - 6 - bottom));
    }

    /// About how many labels fit upwards.
    static int labelsUp(ChartSize size) {
        return Math.max(3, (int) (size.height() / LABEL_HEIGHT));
    }

    static String widest(ValueTicks ticks, TickLabels labels) {
        String widest = "";
        for (double value : ticks.values()) {
            String label = labels.of(value, ticks.decimals());
            widest = label.length() > widest.length() ? label : widest;
        }
        return widest;
    }

    AxisScale across(ValueRange range) {
        return new AxisScale(range, box.left(), box.right(), false);
    }

    AxisScale up(ValueRange range, boolean logarithmic) {
        return new AxisScale(range, box.bottom(), box.top(), logarithmic);
    }

    void titles(ChartWords words) {
        surface.words(words.values(), 4, 14, TextAnchor.START, Ink.TITLE);
        if (!words.places().isEmpty()) {
            surface.words(
                    words.places(), box.right(), box.bottom() + 34, TextAnchor.END, Ink.TITLE);
        }
    }

    void values(ValueTicks ticks, TickLabels labels, AxisScale scale) {
        for (double value : ticks.values()) {
            double y = scale.at(value);
            surface.stroke(box.left(), y, box.right(), y, Ink.GRID);
            surface.words(
                    labels.of(value, ticks.decimals()),
                    box.left() - 6,
                    y + BASE_OF_WORDS,
                    TextAnchor.END,
                    Ink.WORDS);
        }
    }

    /// Labels that fit, left to right.
    void places(ValueTicks ticks, TickLabels labels, AxisScale scale) {
        double free = Double.NEGATIVE_INFINITY;
        for (double value : ticks.values()) {
            double x = scale.at(value);
            String label = labels.of(value, ticks.decimals());
            double half = CHARACTER * label.length() / 2;
            surface.stroke(x, box.bottom(), x, box.bottom() + 4, Ink.AXIS);
            if (x - half > free) {
                below(label, x);
                free = x + half + 6;
            }
        }
    }

    void days(LocalDate first, LocalDate last, AxisScale scale) {
        for (DateTicks.Tick tick : DateTicks.of(first, last, box.width()).ticks()) {
            double x = scale.at(tick.date());
            surface.stroke(x, box.bottom(), x, box.bottom() + 4, Ink.AXIS);
            double half = CHARACTER * tick.label().length() / 2;
            below(tick.label(), Math.clamp(x, half, box.right() + RIGHT - half));
        }
    }

    void below(String label, double x) {
        surface.words(label, x, box.bottom() + BELOW, TextAnchor.MIDDLE, Ink.WORDS);
    }

    void ground() {
        surface.stroke(box.left(), box.bottom(), box.right(), box.bottom(), Ink.AXIS);
    }
}
