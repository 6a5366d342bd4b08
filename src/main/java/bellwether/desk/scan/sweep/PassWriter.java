package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionAlerts;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanMatch;
import bellwether.desk.scan.wish.PassDao;
import bellwether.desk.scan.wish.ScanDao;

import org.jdbi.v3.core.Handle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Adds what chunks found to the passes of scans, alerts their owners, and publishes it.
public final class PassWriter {
    private final DetectionAlerts alerts;
    private final SweepDao sweeps = new SweepDao();
    private final PassDao passes = new PassDao();
    private final ScanDao scans = new ScanDao();

    public PassWriter(DetectionAlerts alerts) {
        this.alerts = alerts;
    }

    /// What a scan finds in some chunks.
    private record Share(PassDao.Wanted pass, Scan scan, List<Detection> detections) {}

    /// The last thing of the transaction that keeps the chunks: it publishes.
    void store(Handle h, UUID job, List<ChunkResult> chunks) {
        List<Share> shares = shares(h, job, chunks);
        Map<Long, DetectionAlerts.Made> made = alerted(h, shares);
        Set<Long> unknown = new HashSet<>();
        chunks.forEach(chunk -> unknown.addAll(chunk.detections().unknown()));
        List<SweptDao.Step> steps =
                chunks.stream().flatMap(chunk -> chunk.steps().stream()).toList();
        passes.add(h, shares.stream().map(share -> addition(share, steps, unknown, made)).toList());
        sweeps.lockJob(h, job);
        chunks.forEach(chunk -> chunk.walks().forEach(walk -> walk.publish(h)));
        for (Share share : shares) {
            ScanLiveEvents.publish(h, share.scan(), share.detections());
        }
        made.values().forEach(alerts -> alerts.publish(h));
    }

    private List<Share> shares(Handle h, UUID job, List<ChunkResult> chunks) {
        Set<String> tickers =
                chunks.stream()
                        .flatMap(chunk -> chunk.steps().stream())
                        .map(SweptDao.Step::ticker)
                        .collect(Collectors.toSet());
        List<PassDao.Wanted> wanted =
                tickers.isEmpty() ? List.of() : passes.wanted(h, job, tickers);
        Map<Long, Scan> byId =
                scans.find(h, wanted.stream().map(PassDao.Wanted::scan).toList()).stream()
                        .collect(Collectors.toMap(scan -> scan.id().number(), Function.identity()));
        List<Detection> fresh =
                chunks.stream().flatMap(chunk -> chunk.detections().fresh().stream()).toList();
        List<Share> shares = new ArrayList<>();
        for (PassDao.Wanted pass : wanted) {
            Scan scan = byId.get(pass.scan());
            if (scan != null) {
                shares.add(new Share(pass, scan, matching(pass, scan, fresh)));
            }
        }
        shares.sort(
                Comparator.comparing((Share share) -> share.scan().owner())
                        .thenComparingLong(share -> share.scan().id().number()));
        return shares;
    }

    private static List<Detection> matching(
            PassDao.Wanted pass, Scan scan, Collection<Detection> fresh) {
        return fresh.stream()
                .filter(one -> pass.tickers().contains(one.place().ticker()))
                .filter(one -> scan.filter().matches(one.pattern()))
                .toList();
    }

    /// The alerts that were made for each pass.
    private Map<Long, DetectionAlerts.Made> alerted(Handle h, List<Share> shares) {
        return shares.stream()
                .filter(share -> share.scan().alerts() && !share.detections().isEmpty())
                .collect(
                        Collectors.toMap(
                                share -> share.pass().pass(),
                                share ->
                                        alerts.alert(
                                                h,
                                                share.detections().stream()
                                                        .map(one ->
                                                                new ScanMatch(share.scan(), one))
                                                        .toList())));
    }

    private static PassDao.Addition addition(
            Share share, List<SweptDao.Step> steps, Set<Long> unknown, Map<Long, DetectionAlerts.Made> alerted) {
        List<SweptDao.Step> own =
                steps.stream()
                        .filter(step -> share.pass().tickers().contains(step.ticker()))
                        .toList();
        return new PassDao.Addition(
                share.pass().pass(),
                own.size(),
                (int) own.stream().filter(step -> unknown.contains(step.symbolId())).count(),
                share.detections().size(),
                alerted.getOrDefault(share.pass().pass(), DetectionAlerts.Made.NONE).count(),
                own.stream().mapToLong(SweptDao.Step::bar).max().orElseThrow());
    }
}
