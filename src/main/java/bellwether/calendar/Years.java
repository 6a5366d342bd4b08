package bellwether.calendar;

/// A run of years, both ends included.
record Years(int from, int to) {
    boolean hold(int year) {
        return year >= from && year <= to;
    }
}
