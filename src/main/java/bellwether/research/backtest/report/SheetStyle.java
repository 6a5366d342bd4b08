package bellwether.research.backtest.report;

import bellwether.platform.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/// How a tear sheet looks, and the policy that allows it this and nothing else.
final class SheetStyle {
    private static final String CSS =
            read("/bellwether/platform/drawing/chart.css")
                    + read("/bellwether/research/backtest/report/tear-sheet.css");

    private SheetStyle() {}

    static String css() {
        return CSS;
    }

    /// A Content-Security-Policy under which only this style sheet does anything.
    static String policy() {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(Base64.getEncoder().encodeToString(Sha256.of(CSS)));
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
