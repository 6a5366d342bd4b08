package bellwether.desk.journal.achievement;

import bellwether.trading.portfolio.history.PastTrade;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// All that happened to an owner, as far as something is reached by it.
///
/// @param trades by their close, the oldest first
/// @param notes the oldest first
/// @param sessions the oldest first
/// @param drills of rules that were drilled before their first alert, the oldest first
/// @param days on which the owner was active, by the clock of the zone, the oldest first
public record OwnerHistory(
        List<PastTrade> trades,
        List<TradeNote> notes,
        List<LimitSession> sessions,
        List<Occasion> drills,
        List<LocalDate> days,
        ZoneId zone) {
    public OwnerHistory {
        trades = List.copyOf(trades);
        notes = List.copyOf(notes);
        sessions = List.copyOf(sessions);
        drills = List.copyOf(drills);
        days = List.copyOf(days);
    }
}
