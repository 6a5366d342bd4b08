package bellwether.platform.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The chart of prices, on both surfaces.
final class CandleChartTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final List<String> LIBRARIES =
            List.of(
                    "/usr/lib/x86_64-linux-gnu/libfontconfig.so.1",
                    "/usr/lib/aarch64-linux-gnu/libfontconfig.so.1",
                    "/usr/lib64/libfontconfig.so.1");

    private static double close(int bar) {
        return 50 + bar * 0.5 + (bar % 4 == 3 ? -2 : 0);
    }

    private static CandleColumns bars(int count, int known) {
        return new CandleColumns(
                ChartPoints.of(count, i -> i, i -> close(Math.max(0, i - 1))),
                ChartPoints.of(count, i -> i, i -> close(i) + 3),
                ChartPoints.of(count, i -> i, i -> close(i) - 3),
                ChartPoints.of(count, i -> i, CandleChartTest::close),
                ChartPoints.of(count, i -> i, i -> i == 2 ? Double.NaN : 100 + i),
                bar -> FIRST.plusDays(bar),
                known);
    }

    private static CandleChart chart(int count, int known) {
        return new CandleChart(
                new ChartWords("A <title> & more", "What one sees", "USD", ""),
                bars(count, known),
                new CandleOverlay(
                        List.of(
                                new ChartLine(
                                        "EMA 3",
                                        Ink.FIRST,
                                        ChartPoints.of(
                                                known,
                                                i -> i,
                                                i -> i < 2 ? Double.NaN : close(i)))),
                        new ChartBand(
                                "Band",
                                ChartPoints.of(known, i -> i, i -> close(i) - 2),
                                ChartPoints.of(known, i -> i, i -> close(i) + 2)),
                        List.of(
                                new CandleOverlay.Level(
                                        "stop", "48.5", 48.5, Ink.STOP, MarkShape.TRIANGLE),
                                new CandleOverlay.Level(
                                        "entry", "48.6", 48.6, Ink.ENTRY, MarkShape.DOT)),
                        List.of(
                                new CandleOverlay.Shape(
                                        "double bottom", ChartPoints.of(2, 48, 4, 53, 6, 49))),
                        List.of(new CandleOverlay.Sign(5, 1), new CandleOverlay.Sign(5, -1))),
                (value, decimals) -> String.format(Locale.ENGLISH, "%." + decimals + "f", value));
    }

    /// To draw it anew after a change that is meant: write `file()` to the resource and look at it.
    @Test
    void theSameBarsGiveTheSameBytes() throws IOException {
        assertEquals(resource(), file());
    }

    private static String file() {
        return SvgSurface.file(chart(12, 9), new ChartSize(640, 320), ".chart{fill:none}");
    }

    private static String resource() throws IOException {
        String name = "/bellwether/platform/drawing/candles.svg";
        try (InputStream in =
                Objects.requireNonNull(CandleChartTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void barsThatFollowedAreOfOtherInksAndBehindALine() {
        RecordedDrawing drawing = RecordedDrawing.of(chart(12, 9), ChartSize.WIDE);
        assertEquals(
                3,
                drawing.lines.stream()
                        .filter(line ->
                                line.ink() == Ink.LATER_RISE || line.ink() == Ink.LATER_DROP)
                        .count());
        assertTrue(
                drawing.labels.stream().anyMatch(label -> label.text().equals("2024-01-09")),
                "the day that it is of");
        RecordedDrawing all = RecordedDrawing.of(chart(12, 12), ChartSize.WIDE);
        assertTrue(
                all.lines.stream().noneMatch(line -> line.ink() == Ink.ZERO), "nothing followed");
    }

    @Test
    void noLabelLiesOnAnotherAtAnyWidth() {
        for (int width : new int[] {320, 360, 600, 890, 1280}) {
            for (int count : new int[] {1, 2, 12, 44, 310}) {
                RecordedDrawing drawing =
                        RecordedDrawing.of(
                                chart(count, Math.max(1, count - 3)), new ChartSize(width, 400));
                for (RecordedDrawing.Label one : drawing.labels) {
                    for (RecordedDrawing.Label other : drawing.labels) {
                        boolean isFigure =
                                one.text().contains("bottom") || other.text().contains("bottom");
                        assertFalse(
                                !one.equals(other) && !isFigure && one.covers(other),
                                "%s on %s, %d bars, width %d".formatted(one, other, count, width));
                    }
                }
            }
        }
    }

    @Test
    void noBarsAreNoFault() {
        CandleChart none =
                new CandleChart(
                        new ChartWords("None", "", "", ""),
                        bars(0, 0),
                        CandleOverlay.NONE,
                        (value, _) -> Double.toString(value));
        assertTrue(RecordedDrawing.of(none, ChartSize.NARROW).boxes.isEmpty(), "nothing to draw");
    }

    @Test
    void thePictureHasTheColoursOfTheStyleSheet() throws IOException {
        BufferedImage light = picture(false);
        assertEquals(1780, light.getWidth());
        assertTrue(counts(light, 0x0b5cad) > 100, "what rose");
        assertTrue(counts(light, 0xb9530f) > 100, "what fell");
        BufferedImage dark = picture(true);
        assertTrue(counts(dark, 0x14181d) > 100_000, "its ground");
        assertEquals(0, counts(dark, 0x0b5cad));
    }

    private static BufferedImage picture(boolean dark) throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(PictureFile.png(chart(12, 9), ChartSize.WIDE, dark)));
    }

    private static int counts(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return count;
    }

    /// Draws words, in a machine that has no fonts and no fontconfig.
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("dark words: " + counts(picture(false), 0x1b1f24));
        }
    }

    /// In a name space of its own, where the library that finds fonts is an empty file.
    @Test
    void wordsAreWrittenWhereTheMachineHasNoFonts() throws Exception {
        List<String> draw =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName());
        List<String> command = new ArrayList<>();
        Optional<Path> library = LIBRARIES.stream().map(Path::of).filter(Files::exists).findFirst();
        if (library.isPresent()) {
            command.addAll(
                    List.of(
                            "unshare",
                            "-m",
                            "sh",
                            "-c",
                            "mount --bind /dev/null \"$0\" || exit 77; exec \"$@\"",
                            library.get().toRealPath().toString()));
        }
        command.addAll(draw);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        Assumptions.assumeFalse(
                said.isEmpty() && (process.exitValue() == 1 || process.exitValue() == 77),
                "name spaces are not allowed here: fonts cannot be hidden");
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.startsWith("dark words: "), said);
        assertNotEquals("dark words: 0", said.strip());
    }
}
