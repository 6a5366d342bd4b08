package bellwether;

import bellwether.desk.alert.fire.DetectionIntake;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.watch.BarEnds;
import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionAlerts;
import bellwether.desk.scan.DetectionPlace;
import bellwether.desk.scan.ScanMatch;
import bellwether.market.bars.Market;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Makes alerts of what scans detect.
record ScanAlerts(DetectionIntake intake, Market market, InstantSource clock)
        implements DetectionAlerts {
    @Override
    public void lock(Handle transaction, Collection<String> owners) {
        intake.lock(transaction, owners);
    }

    @Override
    public FiredAlerts alert(Handle transaction, List<ScanMatch> matches) {
        List<FiredAlert> made = new ArrayList<>();
        for (ScanMatch match : matches) {
            accept(transaction, match).ifPresent(made::add);
        }
        return new Fired(intake, made);
    }

    private Optional<FiredAlert> accept(Handle h, ScanMatch match) {
        Detection found = match.detection();
        DetectionPlace place = found.place();
        BarEnds ends = new BarEnds(place.timeframe(), market.calendar(h, place.ticker()));
        long time = place.bar().getEpochSecond();
        String what = "%s %s".formatted(found.pattern().side(), found.pattern().name());
        return intake.accept(
                h,
                match.owner(),
                "scan:" + match.scan().id().number(),
                new DetectionIntake.DetectedBar(
                        found.pattern().name() + ":" + found.pattern().side(),
                        "%s: %s (%s)".formatted(place.ticker(), what, place.timeframe().code()),
                        "%s on the %s bar of %s, close %s. Scan: %s."
                                .formatted(
                                        what,
                                        place.timeframe().code(),
                                        place.bar(),
                                        String.format(Locale.ROOT, "%s", found.prices().close()),
                                        match.scan().name()),
                        place.symbolId(),
                        place.ticker(),
                        place.timeframe(),
                        time,
                        ends.of(time),
                        found.prices().close(),
                        ends.isLate(time, clock.instant())));
    }

    /// Alerts that were made of the detections of a scan.
    private record Fired(DetectionIntake intake, List<FiredAlert> made) implements FiredAlerts {
        @Override
        public int count() {
            return made.size();
        }

        @Override
        public void publish(Handle transaction) {
            intake.publish(transaction, made);
        }
    }
}
