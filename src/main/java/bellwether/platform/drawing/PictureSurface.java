package bellwether.platform.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Set;

/// A chart as pixels, with the looks of `chart.css`.
final class PictureSurface implements DrawingSurface {
    private static final double MARK = 3.4;
    private static final float WORDS = 11.5f;

    private final Graphics2D graphics;
    private final ChartStyleSheet sheet;

    PictureSurface(Graphics2D graphics, ChartStyleSheet sheet) {
        this.graphics = graphics;
        this.sheet = sheet;
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    @Override
    public void line(ChartPoints points, Ink ink) {
        outline("polyline", Set.of(ink.style()), path(points, false));
    }

    @Override
    public void area(ChartPoints outline, Ink ink) {
        fill("polygon", Set.of(ink.style()), path(outline, true));
    }

    @Override
    public void rectangle(PlotBox box, Ink ink) {
        rectangle(box, Set.of(ink.style()));
    }

    @Override
    public void cell(PlotBox box, HeatShade shade) {
        rectangle(box, Set.of(shade.style()));
    }

    private void rectangle(PlotBox box, Set<String> classes) {
        Shape shape = new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
        fill("rect", classes, shape);
        outline("rect", classes, shape);
    }

    @Override
    public void mark(MarkShape shape, double x, double y, Ink ink) {
        Shape round = new Ellipse2D.Double(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
        switch (shape) {
            case RING -> outline("circle", Set.of(ink.style(), "ring"), round);
            case DOT -> fill("circle", Set.of(ink.style(), "dot"), round);
            case TRIANGLE -> fill("polygon", Set.of(ink.style(), "dot"), triangle(x, y, MARK));
            case UPWARD -> fill("polygon", Set.of(ink.style(), "dot"), triangle(x, y, -MARK));
        }
    }

    private static Shape triangle(double x, double y, double tip) {
        return path(ChartPoints.of(x - MARK, y - tip, x + MARK, y - tip, x, y + tip), true);
    }

    @Override
    public void words(String text, double x, double y, TextAnchor anchor, Ink ink) {
        Set<String> classes = Set.of(ink.style());
        Font font =
                (sheet.look("text", classes, "font-weight").isEmpty()
                                ? PictureFont.PLAIN
                                : PictureFont.BOLD)
                        .deriveFont(WORDS);
        String shown = shown(text, font);
        double width = font.getStringBounds(shown, graphics.getFontRenderContext()).getWidth();
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        graphics.setFont(font);
        graphics.setColor(color(sheet.look("text", classes, "fill")));
        graphics.drawString(shown, (float) left, (float) y);
    }

    /// What the font lacks, or what would turn the order of letters, is a box.
    private static String shown(String text, Font font) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(letter -> {
                    boolean known = font.canDisplay(letter) && !Character.isISOControl(letter);
                    boolean turns = Character.getType(letter) == Character.FORMAT;
                    shown.appendCodePoint(known && !turns ? letter : '\u25a1');
                });
        return shown.toString();
    }

    private static Path2D path(ChartPoints points, boolean closed) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.count(); i++) {
            if (i == 0) {
                path.moveTo(points.x(i), points.y(i));
            } else {
                path.lineTo(points.x(i), points.y(i));
            }
        }
        if (closed && points.count() > 0) {
            path.closePath();
        }
        return path;
    }

    private void fill(String element, Set<String> classes, Shape shape) {
        String color = sheet.look(element, classes, "fill");
        if (color.isEmpty() || color.equals("none")) {
            return;
        }
        String part = sheet.look(element, classes, "fill-opacity");
        Composite before = graphics.getComposite();
        if (!part.isEmpty()) {
            graphics.setComposite(AlphaComposite.SrcOver.derive(Float.parseFloat(part)));
        }
        graphics.setColor(color(color));
        graphics.fill(shape);
        graphics.setComposite(before);
    }

    private void outline(String element, Set<String> classes, Shape shape) {
        String color = sheet.look(element, classes, "stroke");
        if (color.isEmpty() || color.equals("none")) {
            return;
        }
        String width = sheet.look(element, classes, "stroke-width");
        graphics.setStroke(
                stroke(
                        width.isEmpty() ? 1 : Float.parseFloat(width),
                        sheet.look(element, classes, "stroke-dasharray")));
        graphics.setColor(color(color));
        graphics.draw(shape);
    }

    private static BasicStroke stroke(float width, String dashes) {
        if (dashes.isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        String[] lengths = dashes.split(" ", -1);
        float[] pattern = new float[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            pattern[i] = Float.parseFloat(lengths[i]);
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }

    /// Of `#rgb` or `#rrggbb`.
    static Color color(String text) {
        String digits = text.substring(1);
        if (digits.length() == 3) {
            StringBuilder doubled = new StringBuilder();
            digits.chars().forEach(digit -> doubled.repeat(digit, 2));
            digits = doubled.toString();
        }
        return new Color(Integer.parseInt(digits, 16));
    }
}
