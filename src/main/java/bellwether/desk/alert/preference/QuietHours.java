package bellwether.desk.alert.preference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// All windows of an owner, by the clock of a zone.
public record QuietHours(List<QuietWindow> windows, ZoneId zone) {
    /// More than enough for windows that follow one another through a week.
    private static final int MOST_STEPS = 64;

    public QuietHours {
        windows = List.copyOf(windows);
    }

    /// When they end, if `now` is quiet. Windows that follow one another without a pause are one.
    public Optional<Instant> end(Instant now) {
        Optional<Instant> end = Optional.empty();
        Instant moment = now;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Instant> next = latest(moment);
            if (next.isEmpty()) {
                return end;
            }
            end = next;
            moment = next.get();
        }
        return end;
    }

    private Optional<Instant> latest(Instant moment) {
        return windows.stream()
                .flatMap(window -> window.endAround(moment, zone).stream())
                .max(Instant::compareTo);
    }

    /// Whether no minute of the week is left to send anything.
    boolean coverTheWeek() {
        boolean[] quiet = new boolean[7 * 1_440];
        for (QuietWindow window : windows) {
            for (DayOfWeek day : window.days()) {
                int from = (day.getValue() - 1) * 1_440 + window.from().toSecondOfDay() / 60;
                int length = window.to().toSecondOfDay() / 60 - window.from().toSecondOfDay() / 60;
                for (int i = 0; i < (length > 0 ? length : length + 1_440); i++) {
                    quiet[(from + i) % quiet.length] = true;
                }
            }
        }
        for (boolean minute : quiet) {
            if (!minute) {
                return false;
            }
        }
        return true;
    }
}
