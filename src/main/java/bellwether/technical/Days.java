package bellwether.technical;

import java.time.LocalDate;

/// The dates of the bars shown, as numbers of days until somebody asks.
final class Days {
    private final int[] epochDays;

    Days(Window window) {
        epochDays = new int[window.size()];
        for (int bar = 0; bar < epochDays.length; bar++) {
            epochDays[bar] = Math.toIntExact(window.date(window.from() + bar).toEpochDay());
        }
    }

    LocalDate at(int bar) {
        return LocalDate.ofEpochDay(epochDays[bar]);
    }

    int size() {
        return epochDays.length;
    }
}
