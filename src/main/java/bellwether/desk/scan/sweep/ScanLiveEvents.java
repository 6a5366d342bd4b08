package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanId;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Publishes what scans find, to their owners.
public final class ScanLiveEvents {
    private static final LiveEventType SYMBOL = LiveEventType.kept("scans", "scan.symbol");
    private static final LiveEventType PASS = LiveEventType.kept("scans", "scan.pass");
    private static final LiveEventType FOUND = LiveEventType.kept("alerts", "detection.found");

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES = List.of(SYMBOL, PASS, FOUND);

    private ScanLiveEvents() {}

    private record Found(
            long id,
            String pattern,
            String direction,
            @Nullable Double quality,
            Instant bar,
            double close) {
        static Found of(Detection one) {
            return new Found(
                    one.id(),
                    one.pattern().name(),
                    one.pattern().side(),
                    one.pattern().quality(),
                    one.place().bar(),
                    one.prices().close());
        }
    }

    private record OfSymbol(
            ScanId scan, String name, String ticker, String timeframe, List<Found> detections) {}

    private record OfDetection(
            ScanId scan,
            String name,
            String ticker,
            String timeframe,
            long id,
            String pattern,
            String direction,
            @Nullable Double quality,
            Instant bar,
            double close) {}

    private record OfPass(
            ScanId scan,
            long pass,
            String state,
            int symbols,
            int swept,
            int unknown,
            int failed,
            int detections,
            int alerts,
            @Nullable Instant newestBar,
            @Nullable Long ms) {}

    /// An event for each symbol with detections; where the scan asks for alerts, one for each
    /// detection too.
    static void publish(Handle h, Scan scan, List<Detection> detections) {
        Map<String, List<Detection>> bySymbol = new LinkedHashMap<>();
        detections.forEach(one ->
                bySymbol.computeIfAbsent(one.place().ticker(), _ -> new ArrayList<>()).add(one));
        String timeframe = scan.timing().timeframe().code();
        LiveEvents.publishAll(
                h,
                SYMBOL,
                scan.owner(),
                bySymbol.entrySet().stream()
                        .map(entry ->
                                new OfSymbol(
                                        scan.id(),
                                        scan.name(),
                                        entry.getKey(),
                                        timeframe,
                                        entry.getValue().stream().map(Found::of).toList()))
                        .toList());
        if (scan.alerts()) {
            LiveEvents.publishAll(
                    h,
                    FOUND,
                    scan.owner(),
                    detections.stream().map(one -> found(scan, timeframe, one)).toList());
        }
    }

    private static OfDetection found(Scan scan, String timeframe, Detection one) {
        return new OfDetection(
                scan.id(),
                scan.name(),
                one.place().ticker(),
                timeframe,
                one.id(),
                one.pattern().name(),
                one.pattern().side(),
                one.pattern().quality(),
                one.place().bar(),
                one.prices().close());
    }

    /// A pass has ended.
    static void publish(Handle h, String owner, ScanPass pass) {
        LiveEvents.publish(
                h,
                PASS,
                owner,
                new OfPass(
                        pass.scan(),
                        pass.id(),
                        pass.state(),
                        pass.counts().symbols(),
                        pass.counts().swept(),
                        pass.counts().unknown(),
                        pass.counts().failed(),
                        pass.counts().detections(),
                        pass.counts().alerts(),
                        pass.newestBar(),
                        pass.ms()));
    }
}
