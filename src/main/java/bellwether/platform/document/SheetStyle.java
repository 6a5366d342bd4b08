package bellwether.platform.document;

import bellwether.platform.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/// How a document looks, and the policy that allows it this and nothing else.
public final class SheetStyle {
    private static final String CHART = read("/bellwether/platform/drawing/chart.css");
    private static final String SHEET = CHART + read("/bellwether/platform/document/sheet.css");

    private final String css;

    private SheetStyle(String css) {
        this.css = css;
    }

    /// That of a page, with what a kind of document has of its own.
    ///
    /// @param resource a style sheet of this program
    public static SheetStyle ofPage(String resource) {
        return new SheetStyle(SHEET + read(resource));
    }

    /// That of a file with a chart and nothing else.
    public static SheetStyle ofChart(String css) {
        return new SheetStyle(css);
    }

    public String css() {
        return css;
    }

    /// A Content-Security-Policy under which only this style sheet does anything.
    public String policy() {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(Base64.getEncoder().encodeToString(Sha256.of(css)));
    }

    private static String read(String resource) {
        try (InputStream in =
                Objects.requireNonNull(SheetStyle.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
