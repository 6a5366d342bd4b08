package bellwether.platform.drawing;

/// A chart as SVG inside a page. Looks are classes of `chart.css`; nothing refers to anything
/// outside.
public final class SvgSurface implements DrawingSurface {
    private static final double MARK = 3.4;

    private final MarkupWriter out;

    private SvgSurface(MarkupWriter out) {
        this.out = out;
    }

    /// A drawing as a file of its own, with the style sheet in it.
    public static String file(ChartDrawing drawing, ChartSize size, String css) {
        MarkupWriter out = new MarkupWriter();
        String[] attributes = {
            "xmlns", "http://www.w3.org/2000/svg",
            "width", Integer.toString(size.width()),
            "height", Integer.toString(size.height()),
            "viewBox", "0 0 " + size.width() + " " + size.height(),
            "class", "chart",
            "role", "img",
            "aria-labelledby", "title desc"
        };
        out.open("svg", attributes).line();
        out.element("title", drawing.words().title(), "id", "title");
        out.element("desc", drawing.words().description(), "id", "desc");
        out.style(css).line();
        out.empty("rect", "class", "sheet", "width", "100%", "height", "100%").line();
        drawing.draw(new SvgSurface(out), size);
        out.line().close();
        return out + "\n";
    }

    /// Writes a drawing with its title and its description.
    ///
    /// @param id unique within the page
    /// @param style classes of the drawing
    public static void write(
            MarkupWriter out, ChartDrawing drawing, ChartSize size, String id, String style) {
        String title = id + "-title";
        String description = id + "-desc";
        out.open(
                "svg",
                "viewBox",
                "0 0 " + size.width() + " " + size.height(),
                "class",
                style,
                "role",
                "img",
                "aria-labelledby",
                title + " " + description);
        out.element("title", drawing.words().title(), "id", title);
        out.element("desc", drawing.words().description(), "id", description);
        drawing.draw(new SvgSurface(out), size);
        out.close().line();
    }

    @Override
    public void line(ChartPoints points, Ink ink) {
        out.empty("polyline", "class", ink.style(), "points", places(points));
    }

    @Override
    public void area(ChartPoints outline, Ink ink) {
        out.empty("polygon", "class", ink.style(), "points", places(outline));
    }

    @Override
    public void rectangle(PlotBox box, Ink ink) {
        rectangle(box, ink.style());
    }

    @Override
    public void cell(PlotBox box, HeatShade shade) {
        rectangle(box, shade.style());
    }

    private void rectangle(PlotBox box, String style) {
        out.empty(
                "rect",
                "class",
                style,
                "x",
                pixel(box.left()),
                "y",
                pixel(box.top()),
                "width",
                pixel(box.width()),
                "height",
                pixel(box.height()));
    }

    @Override
    public void mark(MarkShape shape, double x, double y, Ink ink) {
        switch (shape) {
            case RING, DOT ->
                    out.empty(
                            "circle",
                            "class",
                            ink.style() + (shape == MarkShape.RING ? " ring" : " dot"),
                            "cx",
                            pixel(x),
                            "cy",
                            pixel(y),
                            "r",
                            pixel(MARK));
            case TRIANGLE, UPWARD -> {
                double tip = shape == MarkShape.TRIANGLE ? MARK : -MARK;
                out.empty(
                        "polygon",
                        "class",
                        ink.style() + " dot",
                        "points",
                        places(ChartPoints.of(x - MARK, y - tip, x + MARK, y - tip, x, y + tip)));
            }
        }
    }

    @Override
    public void words(String text, double x, double y, TextAnchor anchor, Ink ink) {
        String[] end =
                switch (anchor) {
                    case START -> new String[0];
                    case MIDDLE -> new String[] {"text-anchor", "middle"};
                    case END -> new String[] {"text-anchor", "end"};
                };
        String[] attributes = new String[6 + end.length];
        String[] place = {"class", ink.style(), "x", pixel(x), "y", pixel(y)};
        System.arraycopy(place, 0, attributes, 0, place.length);
        System.arraycopy(end, 0, attributes, place.length, end.length);
        out.element("text", text, attributes);
    }

    private static String places(ChartPoints points) {
        StringBuilder text = new StringBuilder(points.count() * 11);
        for (int i = 0; i < points.count(); i++) {
            text.append(i == 0 ? "" : " ");
            pixel(text, points.x(i));
            pixel(text.append(','), points.y(i));
        }
        return text.toString();
    }

    private static String pixel(double value) {
        return pixel(new StringBuilder(), value).toString();
    }

    /// To a tenth of a pixel.
    private static StringBuilder pixel(StringBuilder text, double value) {
        long tenths = Math.round(value * 10);
        text.append(tenths < 0 ? "-" : "").append(Math.abs(tenths) / 10);
        long rest = Math.abs(tenths) % 10;
        return rest == 0 ? text : text.append('.').append(rest);
    }
}
