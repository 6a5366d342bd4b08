package bellwether.desk.journal.achievement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Days in a row on which an owner was active.
///
/// @param current up to today, or up to yesterday while today has nothing yet
/// @param today whether the owner was active today
/// @param last the last active day; null without one
public record DayStreaks(int current, int longest, boolean today, @Nullable LocalDate last) {
    /// Those of an owner.
    ///
    /// @param days each once, the oldest first
    public static DayStreaks of(List<LocalDate> days, LocalDate today) {
        int run = 0;
        int longest = 0;
        LocalDate last = null;
        for (LocalDate day : days) {
            run = last != null && last.plusDays(1).equals(day) ? run + 1 : 1;
            longest = Math.max(longest, run);
            last = day;
        }
        boolean open = last != null && !last.plusDays(1).isBefore(today);
        return new DayStreaks(open ? run : 0, longest, today.equals(last), last);
    }
}
