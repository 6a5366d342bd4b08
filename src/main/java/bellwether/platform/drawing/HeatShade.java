package bellwether.platform.drawing;

/// One of eleven shades, from deep loss over none to deep gain, or none for what has no value.
///
/// @param step -5 to 5; [#NO_VALUE] for no value
public record HeatShade(int step) {
    private static final int DEEPEST = 5;
    private static final int LIGHT_WORDS_FROM = 4;
    static final int NO_VALUE = 99;

    /// For what has no value.
    public static final HeatShade NONE = new HeatShade(NO_VALUE);

    /// The shade of a part of the deepest.
    ///
    /// @param part of the deepest shade, -1 to 1; what is beyond is as deep
    public static HeatShade of(double part) {
        if (!Double.isFinite(part)) {
            return NONE;
        }
        double size = Math.min(1, Math.abs(part));
        int step = (int) Math.ceil(size * DEEPEST - 1e-9);
        return new HeatShade(part < 0 ? -step : step);
    }

    /// Its class in `chart.css`.
    public String style() {
        return step == NO_VALUE
                ? "h-none"
                : step < 0 ? "h-loss-" + -step : step > 0 ? "h-gain-" + step : "h-even";
    }

    Ink words() {
        return step != NO_VALUE && Math.abs(step) >= LIGHT_WORDS_FROM
                ? Ink.WORDS_DEEP
                : Ink.WORDS_PALE;
    }
}
