package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pictures of the page that `./run.sh pictures` takes.
final class ReadmePicturesTest {
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]+)]\\(([^)]+)\\)");
    private static final long MOST_BYTES = 150_000;

    @ParameterizedTest
    @CsvSource({"README.md,1440", "src/site/markdown/guide/the-page.md,390"})
    void aPictureIsThereSmallAndInWords(Path page, int width) throws IOException {
        List<String> found =
                PICTURE.matcher(Files.readString(page)).results().map(one -> one.group(2)).toList();
        assertEquals(1, found.size(), page.toString());
        Path folder = Optional.ofNullable(page.getParent()).orElse(Path.of(""));
        Path file = folder.resolve(found.getFirst()).normalize();
        assertTrue(Files.size(file) < MOST_BYTES, file + ": " + Files.size(file) + " bytes");
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(width, picture.getWidth());
        assertTrue(picture.getColorModel() instanceof IndexColorModel, "more than 256 colours");
        assertTrue(colours(picture) > 50, "nothing is on it");
    }

    private static long colours(BufferedImage picture) {
        int width = picture.getWidth();
        int[] dots = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        return Arrays.stream(dots).distinct().count();
    }
}
