package bellwether;

import java.time.Duration;
import java.util.Optional;

/// How long what is stored stays; 0 days are for ever.
///
/// @param analysesPerSymbol the newest of each owner and symbol, which stay in any case
/// @param jobsDays after their end; never longer than analyses, which stay as long as their job
record RetentionSettings(
        int analysesDays,
        int analysesPerSymbol,
        int jobsDays,
        int auditDays,
        int notificationsDays,
        int alertsDays,
        int forecastsDays) {
    static final RetentionSettings USUAL = new RetentionSettings(400, 5, 90, 730, 90, 90, 1_100);

    private static final int LONGEST = 36_500;

    static RetentionSettings read(Environment variables) {
        int analyses = variables.integer("KEEP_ANALYSES_DAYS", 0, LONGEST, USUAL.analysesDays);
        int usualJobs = analyses == 0 ? USUAL.jobsDays : Math.min(USUAL.jobsDays, analyses);
        int jobs = variables.integer("KEEP_JOBS_DAYS", 0, LONGEST, usualJobs);
        if (analyses != 0 && (jobs == 0 || jobs > analyses)) {
            variables.fault(
                    "KEEP_JOBS_DAYS",
                    "must be 1 to %d, which is KEEP_ANALYSES_DAYS: a job that is kept keeps its results"
                            .formatted(analyses),
                    Integer.toString(jobs));
        }
        return new RetentionSettings(
                analyses,
                variables.integer("KEEP_ANALYSES_PER_SYMBOL", 0, 10_000, USUAL.analysesPerSymbol),
                jobs,
                variables.integer("KEEP_AUDIT_DAYS", 0, LONGEST, USUAL.auditDays),
                variables.integer("KEEP_NOTIFICATIONS_DAYS", 0, LONGEST, USUAL.notificationsDays),
                variables.integer("KEEP_ALERTS_DAYS", 0, LONGEST, USUAL.alertsDays),
                variables.integer("KEEP_FORECASTS_DAYS", 0, LONGEST, USUAL.forecastsDays));
    }

    Optional<Duration> analyses() {
        return days(analysesDays);
    }

    Optional<Duration> jobs() {
        return days(jobsDays);
    }

    Optional<Duration> audit() {
        return days(auditDays);
    }

    Optional<Duration> notifications() {
        return days(notificationsDays);
    }

    /// Of rules and scans that were deleted.
    Optional<Duration> alerts() {
        return days(alertsDays);
    }

    /// After the month of their last bar.
    Optional<Duration> forecasts() {
        return days(forecastsDays);
    }

    private static Optional<Duration> days(int days) {
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
