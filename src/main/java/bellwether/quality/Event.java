package bellwether.quality;

import java.time.LocalDate;

/// One occurrence of a finding.
///
/// @param from an ISO date, as is `to`
/// @param count how many bars, sessions or rows it is about
record Event(String from, String to, long count, String words) {
    static Event on(LocalDate day, String words) {
        return new Event(day.toString(), day.toString(), 1, words);
    }

    static Event between(LocalDate from, LocalDate to, long count, String words) {
        return new Event(from.toString(), to.toString(), count, words);
    }
}
