package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Files of hundreds of shapes: what is stored of each is what was meant by it, or the whole of it
/// is refused with a reason; never another history.
final class GeneratedFilesTest extends MarketTestCase {
    private static final int FILES = 500;
    private static final int SAMPLE = 100;

    /// So that refusing everything is no way to pass.
    private static final double MOST_REFUSED = 0.25;

    @Test
    void areStoredAsMeantOrRefusedWhole() {
        replay(1, SAMPLE);
    }

    @Test
    @Tag("long")
    void allAreStoredAsMeantOrRefusedWhole() {
        replay(SAMPLE + 1, FILES);
    }

    private static void replay(int first, int last) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> refused = new HashMap<>();
        for (int seed = first; seed <= last; seed++) {
            GeneratedFile file = GeneratedFile.of(seed);
            Optional<String> reason = imported(file);
            reason.ifPresent(code -> refused.merge(code, 1, Integer::sum));
            String difference = difference(file, reason.isPresent());
            if (!difference.isEmpty()) {
                wrong.add(
                        "file %d: %s\n%s"
                                .formatted(
                                        seed, difference, file.text().lines().limit(3).toList()));
            }
        }
        assertEquals(List.of(), wrong, wrong.size() + " files came in wrong");
        System.out.println("refused: " + refused);
        int all = refused.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(
                all <= MOST_REFUSED * (last - first + 1), all + " files were refused: " + refused);
    }

    /// The reason when nothing of it is taken.
    private static Optional<String> imported(GeneratedFile file) {
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        ImportOrder order =
                new ImportOrder(
                        file.stated().flatMap(Ticker::of),
                        "upload",
                        SourceName.real("generated"),
                        false,
                        file.zone(),
                        Optional.empty());
        try {
            ImportReport report =
                    new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                            .run(() -> new ByteArrayInputStream(bytes), order);
            return report.counts().accepted() > 0
                    ? Optional.empty()
                    : Optional.of(report.counts().examples().getFirst().reason().code());
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    private static String difference(GeneratedFile file, boolean refused) {
        for (GeneratedFile.Series series : file.series()) {
            for (Timeframe timeframe : Timeframe.values()) {
                Optional<Bars> stored =
                        market.load(List.of(series.ticker()), timeframe).stream()
                                .map(history -> history.bars())
                                .filter(bars -> bars.size() > 0)
                                .findFirst();
                boolean wanted = timeframe == file.timeframe() && !refused;
                if (stored.isPresent() != wanted) {
                    return "%s bars of %s are %s"
                            .formatted(
                                    timeframe.code(),
                                    series.ticker(),
                                    wanted ? "missing" : "stored");
                }
                if (wanted) {
                    String difference = difference(file, series, stored.orElseThrow());
                    if (!difference.isEmpty()) {
                        return difference;
                    }
                }
            }
        }
        return "";
    }

    private static String difference(GeneratedFile file, GeneratedFile.Series series, Bars stored) {
        if (stored.size() != series.bars().size()) {
            return "%s has %d of %d bars"
                    .formatted(series.ticker(), stored.size(), series.bars().size());
        }
        for (int i = 0; i < stored.size(); i++) {
            GeneratedFile.Bar bar = series.bars().get(i);
            String meant =
                    "%s %s %s %s %s %s"
                            .formatted(
                                    time(file, bar.at()),
                                    bar.open().doubleValue(),
                                    bar.high().doubleValue(),
                                    bar.low().doubleValue(),
                                    bar.close().doubleValue(),
                                    bar.volume());
            String found =
                    "%s %s %s %s %s %s"
                            .formatted(
                                    LocalDateTime.ofEpochSecond(
                                            stored.time()[i], 0, ZoneOffset.UTC),
                                    stored.open()[i],
                                    stored.high()[i],
                                    stored.low()[i],
                                    stored.close()[i],
                                    stored.volume()[i]);
            if (!meant.equals(found)) {
                return "%s bar %d is %s, was meant to be %s"
                        .formatted(series.ticker(), i, found, meant);
            }
        }
        return "";
    }

    private static LocalDateTime time(GeneratedFile file, LocalDateTime at) {
        return file.timeframe().isIntraday()
                ? LocalDateTime.ofInstant(at.atZone(file.exchange()).toInstant(), ZoneOffset.UTC)
                : at;
    }
}
