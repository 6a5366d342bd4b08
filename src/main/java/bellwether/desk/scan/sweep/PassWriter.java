package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionAlerts;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanMatch;
import bellwether.desk.scan.detection.SweptBars;
import bellwether.desk.scan.wish.PassAddition;
import bellwether.desk.scan.wish.PassDao;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Tells scans what chunks found: their owners by alerts and live events, their passes by counts.
public final class PassWriter {
    private static final PassAddition.Found NOTHING = new PassAddition.Found(0, 0, null);

    private final DetectionAlerts alerts;
    private final AudienceFinder audiences;
    private final PassDao passes = new PassDao();

    public PassWriter(DetectionAlerts alerts, Universes universes) {
        this.alerts = alerts;
        this.audiences = new AudienceFinder(universes);
    }

    /// What was found for a scan.
    private record Share(Scan scan, List<Detection> detections, DetectionAlerts.FiredAlerts made) {}

    /// The scans that may want what the chunks found.
    Audience audience(Handle h, Timeframe timeframe, List<ChunkResult> chunks) {
        return audiences.find(
                h,
                timeframe,
                chunks.stream().flatMap(chunk -> chunk.detections().found().stream()).toList());
    }

    /// Holds those who may be alerted.
    void lock(Handle h, Collection<String> owners) {
        alerts.lock(h, owners);
    }

    /// Alerts, and counts. What is to be published is added to the first chunk's news.
    ///
    /// @param failed symbols of which some part could not keep what it found
    void store(
            Handle h,
            UUID job,
            List<ChunkResult> chunks,
            List<SweptFaultDao.SymbolFault> failed,
            Audience audience) {
        List<Detection> fresh =
                chunks.stream().flatMap(chunk -> chunk.detections().fresh().stream()).toList();
        List<Share> shares = shares(h, audience, fresh);
        count(h, job, found(shares, audience), new ChunkCounts(chunks, failed));
        SweepNews news = chunks.getFirst().news();
        shares.forEach(share ->
                news.add(last -> ScanLiveEvents.publish(last, share.scan(), share.detections())));
        shares.forEach(share -> news.add(share.made()::publish));
    }

    private List<Share> shares(Handle h, Audience audience, List<Detection> fresh) {
        List<Share> shares = new ArrayList<>();
        for (Audience.Listener listener : audience.listeners()) {
            List<Detection> own = fresh.stream().filter(listener::wants).toList();
            if (!own.isEmpty()) {
                Scan scan = listener.scan();
                shares.add(
                        new Share(
                                scan,
                                own,
                                scan.alerts()
                                        ? alerts.alert(
                                                h,
                                                own.stream()
                                                        .map(one -> new ScanMatch(scan, one))
                                                        .toList())
                                        : DetectionAlerts.FiredAlerts.NONE));
            }
        }
        return shares;
    }

    /// What was found for each scan, or why that is not known.
    private static Map<Long, PassAddition.Found> found(List<Share> shares, Audience audience) {
        Map<Long, PassAddition.Found> found = new TreeMap<>();
        shares.forEach(share ->
                found.put(
                        share.scan().id().number(),
                        new PassAddition.Found(
                                share.detections().size(), share.made().count(), null)));
        audience.unknown()
                .forEach(one ->
                        found.put(
                                one.scan().id().number(),
                                new PassAddition.Found(0, 0, one.words())));
        return found;
    }

    /// What was found for a scan without a pass in this sweep is counted by its next pass.
    private void count(
            Handle h, UUID job, Map<Long, PassAddition.Found> found, ChunkCounts chunks) {
        Map<Long, PassAddition.Found> elsewhere = new TreeMap<>(found);
        List<PassAddition> additions = new ArrayList<>();
        for (PassDao.Wanted pass : passes.running(h, job, chunks.tickers())) {
            PassAddition.Found own = elsewhere.remove(pass.scan());
            additions.add(chunks.addition(pass, own == null ? NOTHING : own));
        }
        passes.add(h, additions);
        passes.addElsewhere(
                h,
                elsewhere.entrySet().stream()
                        .map(entry -> new PassAddition.Elsewhere(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /// What became of the symbols of chunks.
    private static final class ChunkCounts {
        private final List<SweptDao.Step> steps = new ArrayList<>();
        private final Map<String, Long> failed = new HashMap<>();
        private final Set<Long> unknown = new HashSet<>();

        ChunkCounts(List<ChunkResult> chunks, List<SweptFaultDao.SymbolFault> unkept) {
            Stream.concat(
                            unkept.stream(),
                            chunks.stream().flatMap(chunk -> chunk.faults().stream()))
                    .forEach(fault -> failed.put(fault.ticker(), fault.symbolId()));
            chunks.stream()
                    .flatMap(chunk -> chunk.steps().stream())
                    .filter(step -> !failed.containsKey(step.ticker()))
                    .forEach(steps::add);
            chunks.forEach(chunk -> unknown.addAll(chunk.detections().unknown()));
        }

        Set<String> tickers() {
            Set<String> tickers = new HashSet<>(failed.keySet());
            steps.forEach(step -> tickers.add(step.ticker()));
            return tickers;
        }

        PassAddition addition(PassDao.Wanted pass, PassAddition.Found found) {
            List<SweptDao.Step> own =
                    steps.stream().filter(step -> pass.tickers().contains(step.ticker())).toList();
            List<SweptDao.Step> walked = own.stream().filter(SweptDao.Step::walked).toList();
            return new PassAddition(
                    pass.pass(),
                    new PassAddition.Symbols(
                            own.size() - walked.size(),
                            walked.size(),
                            (int)
                                    walked.stream()
                                            .filter(step -> unknown.contains(step.symbolId()))
                                            .count(),
                            (int)
                                    failed.keySet().stream()
                                            .filter(pass.tickers()::contains)
                                            .count()),
                    found,
                    walked.stream()
                            .mapToLong(step -> step.now().bar())
                            .max()
                            .orElse(SweptBars.NONE));
        }
    }
}
