package bellwether.market.imports.format;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.Timeframe;
import java.util.Optional;

/// How the dates of a file are read.
///
/// @param form in words, from an example of the file
/// @param closingTimes whether the rows show the time of a session's end, which leaves them daily
/// @param moments whether rows at UTC's midnight are moments too, as others of the file are
/// @param single whether each symbol has one row, whose time is a day's only if it is that of a
///   close or a midnight
/// @param within the timeframe of bars within a day, when the rows are such
/// @param lastSeconds whether those are stamped with their last second: `09:15:59`
/// @param otherLength of bars within a day, when it is one that is not kept: `4h`
public record DateStyle(
        DateOrder order,
        boolean closingTimes,
        boolean moments,
        boolean single,
        Optional<Timeframe> within,
        boolean lastSeconds,
        Optional<String> otherLength,
        String form) {
    DateStyle(
            DateOrder order,
            boolean closingTimes,
            boolean moments,
            Optional<Timeframe> within,
            String form) {
        this(order, closingTimes, moments, false, within, false, Optional.empty(), form);
    }

    public Timeframe timeframe() {
        return within.orElse(Timeframe.DAY);
    }
}
