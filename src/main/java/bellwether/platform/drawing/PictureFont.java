package bellwether.platform.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The fonts of pictures, out of this program's own jars: the machine needs none, and no
/// fontconfig.
final class PictureFont {
    static final Font PLAIN;
    static final Font BOLD;

    static {
        prepare();
        PLAIN = load("/liberation/LiberationSans-Regular.ttf");
        BOLD = load("/liberation/LiberationSans-Bold.ttf");
    }

    private PictureFont() {}

    /// Java reads a list of the machine's fonts before it draws a letter of any, and without
    /// fontconfig it fails. A file that lists none keeps it from looking.
    private static void prepare() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        if (System.getProperty("sun.awt.fontconfig") == null) {
            try {
                Path list = Files.createTempFile("bellwether-fonts", ".properties");
                Files.writeString(list, "version=1\nsequence.allfonts=default\n");
                list.toFile().deleteOnExit();
                System.setProperty("sun.awt.fontconfig", list.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Font load(String resource) {
        try (InputStream in =
                Objects.requireNonNull(PictureFont.class.getResourceAsStream(resource), resource)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font is ours", e);
        }
    }
}
