package bellwether.market.quality;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/// One occurrence of a finding.
///
/// @param from an ISO date, as is `to`
/// @param count how many bars, sessions or rows it is about
record FindingEvent(
        String from,
        String to,
        long count,
        @JsonProperty("message") @JsonAlias("words") String words) {
    static FindingEvent on(LocalDate day, String words) {
        return new FindingEvent(day.toString(), day.toString(), 1, words);
    }

    static FindingEvent between(
            LocalDate from,
            LocalDate to,
            long count,
            @JsonProperty("message") @JsonAlias("words") String words) {
        return new FindingEvent(from.toString(), to.toString(), count, words);
    }
}
