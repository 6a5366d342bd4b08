package bellwether.desk.overview.today;

import java.time.Instant;

/// What happened since a moment.
///
/// @param asOf when it was asked for
public record OverviewReport(Instant since, Instant asOf, Parts parts) {
    /// Each with its own time, or its own problem.
    public record Parts(
            OverviewPart<TurnedVerdicts> verdicts,
            OverviewPart<OpenAlerts> alerts,
            OverviewPart<ScanPasses> scans,
            OverviewPart<ReachedPlans> plans,
            OverviewPart<MovedJobs> jobs,
            OverviewPart<ExchangeFreshness> freshness,
            OverviewPart<ProviderStates> providers) {
        /// The same without the times of reading: what tells one state from another.
        public Parts timeless() {
            return new Parts(
                    verdicts.timeless(),
                    alerts.timeless(),
                    scans.timeless(),
                    plans.timeless(),
                    jobs.timeless(),
                    freshness.timeless(),
                    providers.timeless());
        }
    }
}
