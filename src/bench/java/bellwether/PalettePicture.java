package bellwether;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// A picture of a page in 256 colours, which is a third of the size: the colours that are used most
/// stay as they are, the shades at the edges of letters become their nearest.
final class PalettePicture {
    private static final int MOST = 256;
    private static final int EXACT = 160;

    /// Colours that agree in the upper four bits of each part are one shade.
    private static final int SHADE = 0xf0f0f0;

    private static final int MIDDLE = 0x080808;

    private PalettePicture() {}

    /// Writes a PNG anew.
    static void write(byte[] png, Path file) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] dots = picture.getRGB(0, 0, width, height, null, 0, width);
        IntStream.range(0, dots.length).forEach(i -> dots[i] &= 0xffffff);
        List<Integer> palette = palette(dots);
        BufferedImage small =
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        Map<Integer, Integer> places = new HashMap<>();
        int[] indices = new int[dots.length];
        for (int i = 0; i < dots.length; i++) {
            indices[i] = places.computeIfAbsent(dots[i], colour -> nearest(palette, colour));
        }
        small.getRaster().setPixels(0, 0, width, height, indices);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            encode(small, out);
        }
    }

    private static void encode(BufferedImage picture, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0);
        try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static List<Integer> palette(int[] dots) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int dot : dots) {
            counts.merge(dot, 1, Integer::sum);
        }
        Set<Integer> palette = new LinkedHashSet<>(often(counts).limit(EXACT).toList());
        Map<Integer, Integer> shades = new HashMap<>();
        counts.forEach((colour, n) -> {
            if (!palette.contains(colour)) {
                shades.merge((colour & SHADE) | MIDDLE, n, Integer::sum);
            }
        });
        often(shades).limit(MOST - palette.size()).forEach(palette::add);
        return List.copyOf(palette);
    }

    /// The same colours in the same order, however they were counted.
    private static Stream<Integer> often(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static IndexColorModel model(List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(colour -> colour).toArray();
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private static int nearest(List<Integer> palette, int colour) {
        return IntStream.range(0, palette.size())
                .boxed()
                .min(Comparator.comparingInt(i -> apart(palette.get(i), colour)))
                .orElseThrow();
    }

    private static int apart(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int by = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            sum += by * by;
        }
        return sum;
    }
}
