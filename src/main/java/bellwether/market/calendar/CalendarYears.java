package bellwether.market.calendar;

/// A run of years, both ends included.
public record CalendarYears(int from, int to) {
    boolean hold(int year) {
        return year >= from && year <= to;
    }
}
