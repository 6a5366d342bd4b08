package bellwether.platform.drawing;

/// Draws bars, and what lies over them, into the box of a chart.
record CandlePlot(
        DrawingSurface surface, CandleColumns bars, PlotBox box, AxisScale across, AxisScale up) {
    private static final double WIDEST_BODY = 9;
    private static final double BODY = 0.64;
    private static final double LEAST_BODY = 1;
    private static final double SIGN_DISTANCE = 9;
    private static final double SIGN_STEP = 8;
    private static final int BESIDE = 8;

    private double x(int bar) {
        return across.at((double) bar);
    }

    private double bodyWidth() {
        return Math.min(WIDEST_BODY, BODY * (x(1) - x(0)));
    }

    private static Ink ink(boolean later, boolean rise) {
        if (later) {
            return rise ? Ink.LATER_RISE : Ink.LATER_DROP;
        }
        return rise ? Ink.RISE : Ink.DROP;
    }

    void candles(int from) {
        double width = bodyWidth();
        for (int bar = from; bar < bars.count(); bar++) {
            candle(bar, width);
        }
    }

    private void candle(int bar, double width) {
        Ink ink = ink(bars.isLater(bar), bars.isRise(bar));
        double x = x(bar);
        double open = bars.open().y(bar);
        double close = bars.close().y(bar);
        surface.stroke(x, up.at(bars.high().y(bar)), x, up.at(bars.low().y(bar)), ink);
        double top = up.at(Math.max(open, close));
        double height = Math.max(LEAST_BODY, up.at(Math.min(open, close)) - top);
        surface.rectangle(new PlotBox(x - width / 2, top, width, height), ink);
    }

    void volume(int from, PlotBox lower) {
        double most = 0;
        for (int bar = from; bar < bars.count(); bar++) {
            most = bars.volume().y(bar) > most ? bars.volume().y(bar) : most;
        }
        surface.words("volume", 4, lower.top() - 4, TextAnchor.START, Ink.WORDS);
        double width = bodyWidth();
        for (int bar = from; bar < bars.count(); bar++) {
            double height = lower.height() * bars.volume().y(bar) / most;
            if (height > 0) {
                surface.rectangle(
                        new PlotBox(x(bar) - width / 2, lower.bottom() - height, width, height),
                        bars.isLater(bar) ? Ink.LATER_VOLUME : Ink.VOLUME);
            }
        }
    }

    /// Bands, behind the bars.
    void overlaidBelow(CandleOverlay overlay, int from) {
        ChartBand band = overlay.band();
        if (band != null) {
            ChartPoints low = placed(held(band.low()), from).withoutGaps();
            ChartPoints high = placed(held(band.high()), from).withoutGaps();
            if (low.count() > 1 && high.count() > 1) {
                surface.area(high.andBack(low), Ink.BAND);
            }
        }
    }

    /// Lines, levels, figures and signs, over the bars.
    void overlaid(CandleOverlay overlay, int from) {
        for (ChartLine line : overlay.lines().reversed()) {
            stretches(line, from);
        }
        for (CandleOverlay.Level level : overlay.levels()) {
            double y = up.at(level.price());
            surface.stroke(box.left(), y, box.right(), y, level.ink());
        }
        for (CandleOverlay.Shape shape : overlay.shapes()) {
            shape(shape, from);
        }
        int[] above = new int[bars.count()];
        int[] below = new int[bars.count()];
        for (CandleOverlay.Sign sign : overlay.signs()) {
            if (sign.bar() >= from && sign.bar() < bars.count()) {
                sign(sign, above, below);
            }
        }
    }

    private void sign(CandleOverlay.Sign sign, int[] above, int[] below) {
        double x = x(sign.bar());
        if (sign.direction() > 0) {
            double y = up.at(bars.low().y(sign.bar())) + SIGN_DISTANCE;
            surface.mark(MarkShape.UPWARD, x, y + SIGN_STEP * below[sign.bar()]++, Ink.GAIN);
        } else {
            double y = up.at(bars.high().y(sign.bar())) - SIGN_DISTANCE;
            MarkShape mark = sign.direction() < 0 ? MarkShape.TRIANGLE : MarkShape.DOT;
            Ink ink = sign.direction() < 0 ? Ink.LOSS : Ink.MIDDLE;
            surface.mark(mark, x, y - SIGN_STEP * above[sign.bar()]++, ink);
        }
    }

    private void shape(CandleOverlay.Shape shape, int from) {
        ChartPoints pixels = placed(shape.pivots(), from).withoutGaps();
        if (pixels.count() == 0) {
            return;
        }
        if (pixels.count() > 1) {
            surface.line(pixels, Ink.SHAPE);
        }
        for (int i = 0; i < pixels.count(); i++) {
            surface.mark(MarkShape.RING, pixels.x(i), pixels.y(i), Ink.SHAPE);
        }
        double middle = (pixels.x(0) + pixels.x(pixels.count() - 1)) / 2;
        surface.words(
                shape.name(),
                Math.clamp(middle, box.left() + 60, Math.max(box.left() + 60, box.right() - 60)),
                Math.max(box.top() + 10, above(shape) - 22),
                TextAnchor.MIDDLE,
                Ink.SHAPE);
    }

    /// The highest pixel of the bars that a figure lies on, and of some beside it.
    private double above(CandleOverlay.Shape shape) {
        ValueRange places = ValueRange.EMPTY;
        for (int i = 0; i < shape.pivots().count(); i++) {
            places = places.with(shape.pivots().x(i));
        }
        double top = box.bottom();
        int last = Math.min(bars.count() - 1, (int) places.high() + BESIDE);
        for (int bar = Math.max(0, (int) places.low() - BESIDE); bar <= last; bar++) {
            top = Math.min(top, up.at(bars.high().y(bar)));
        }
        return top;
    }

    /// The day that the chart is of, where bars followed.
    void asOf(int from, double bottom) {
        if (bars.known() > from && bars.known() < bars.count()) {
            double x = (x(bars.known() - 1) + x(bars.known())) / 2;
            surface.stroke(x, box.top() - 4, x, bottom, Ink.ZERO);
            surface.words(
                    bars.day(bars.known() - 1).toString(),
                    x,
                    box.top() - 8,
                    TextAnchor.MIDDLE,
                    Ink.WORDS);
        }
    }

    private void stretches(ChartLine line, int from) {
        ChartPoints pixels = placed(line.points(), from);
        int begin = 0;
        while (begin < pixels.count()) {
            int end = begin;
            while (end < pixels.count() && !pixels.isGap(end)) {
                end++;
            }
            if (end - begin > 1) {
                surface.line(pixels.part(begin, end), line.ink());
            }
            begin = end + 1;
        }
    }

    /// Within the box's prices.
    private ChartPoints held(ChartPoints points) {
        ValueRange range = up.range();
        return ChartPoints.of(
                points.count(),
                points::x,
                i ->
                        points.isGap(i)
                                ? points.y(i)
                                : Math.clamp(points.y(i), range.low(), range.high()));
    }

    /// In pixels; what lies outside the box is a gap.
    private ChartPoints placed(ChartPoints points, int from) {
        ValueRange range = up.range();
        return ChartPoints.of(
                points.count(),
                i -> across.at(points.x(i)),
                i ->
                        points.x(i) < from
                                        || points.y(i) < range.low()
                                        || points.y(i) > range.high()
                                ? Double.NaN
                                : up.at(points.y(i)));
    }
}
