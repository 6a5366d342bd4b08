package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.wish.PassDao;
import bellwether.desk.scan.wish.ScanDao;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.market.imports.ImportJob;
import bellwether.market.refresh.RefreshJob;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Ends the passes of a sweep with its job; asks for a sweep when a job has stored new bars.
///
/// @param timeframes of which there are sweeps
public record SweepEnd(List<Timeframe> timeframes) implements JobEndListener {
    public SweepEnd {
        timeframes = List.copyOf(timeframes);
    }

    @Override
    public void ended(Handle transaction, JobView job) {
        switch (job.kind()) {
            case SweepJob.NAME -> end(transaction, job);
            case ImportJob.NAME, RefreshJob.NAME -> new SweepDao().request(transaction, timeframes);
            default -> {}
        }
    }

    @Override
    public void published(Handle transaction, JobView job) {
        if (job.kind().equals(SweepJob.NAME)) {
            publish(transaction, job.id().value());
        }
    }

    private static void end(Handle h, JobView job) {
        UUID id = job.id().value();
        new SweepDao().end(h, id);
        boolean whole = job.state() == JobState.COMPLETED && job.counts().failed() == 0;
        new PassDao().end(h, id, whole);
    }

    private static void publish(Handle h, UUID job) {
        List<ScanPass> passes = new PassDao().ended(h, job);
        Map<Long, Scan> scans =
                new ScanDao()
                                .find(h, passes.stream().map(pass -> pass.scan().number()).toList())
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                scan -> scan.id().number(), Function.identity()));
        for (ScanPass pass : passes) {
            Scan scan = scans.get(pass.scan().number());
            if (scan != null) {
                ScanLiveEvents.publish(h, scan.owner(), pass);
            }
        }
    }
}
