package bellwether.research.analysis.store;

import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import java.time.LocalDate;
import java.util.Optional;

/// Why a symbol has no analysis, in words.
final class AnalysisFailures {
    private AnalysisFailures() {}

    static ItemOutcome of(Item item, String code, String message) {
        return ItemOutcome.Failure.permanent(item, code, message);
    }

    /// Tried again later when the memory is only short for now.
    static ItemOutcome withoutRoom(Item item, Refusal refusal) {
        return new ItemOutcome.Failure(
                item, refusal.code(), refusal.detail(), !refusal.isTransient(), Optional.empty());
    }

    /// @param words which bars are missing
    /// @param unknown whether there are no bars of any timeframe
    /// @param more what was tried, or what to do next
    static ItemOutcome noHistory(Item item, String words, boolean unknown, String more) {
        return of(item, unknown ? "unknown_symbol" : "no_history", words + more);
    }

    static ItemOutcome startsLater(Item item, LocalDate first, LocalDate day) {
        return of(
                item,
                "no_bars_by_then",
                "No prices of %s up to %s are stored: the first bar is of %s."
                        .formatted(item.key(), day, first));
    }

    static ItemOutcome profileGone(Item item, String profile) {
        return of(
                item,
                "unknown_profile",
                "The profile %s no longer exists, and the job did not store its numbers."
                        .formatted(profile));
    }
}
