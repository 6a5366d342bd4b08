package bellwether.platform.drawing;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;

/// A chart as a PNG file, with two pixels for one of its size.
public final class PictureFile {
    /// Drawn at the same time: each takes some megabytes.
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private static final int SCALE = 2;

    private PictureFile() {}

    /// Draws it.
    ///
    /// @param dark with the colours of a dark page
    public static byte[] png(ChartDrawing drawing, ChartSize size, boolean dark) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return drawn(drawing, size, ChartStyleSheet.of(dark));
        } finally {
            AT_ONCE.release();
        }
    }

    private static byte[] drawn(ChartDrawing drawing, ChartSize size, ChartStyleSheet sheet) {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        BufferedImage image =
                new BufferedImage(
                        SCALE * size.width(), SCALE * size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(PictureSurface.color(sheet.variable("--ground")));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        drawing.draw(new PictureSurface(graphics, sheet), size);
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
